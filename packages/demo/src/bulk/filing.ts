import type { PupilOutcome } from '@truong/api/gradebook/pupil-outcomes';
import type { FrozenRow } from '@truong/api/statistics/filing.queries';
import { filingHash } from '@truong/api/statistics/filing-hash';
import { periodOfTerm } from '@truong/contracts/common';
import type { Level } from '@truong/rules/gradebook/levels';
import { checkFigures, computeFigures, type Figure, termResultsForm } from '@truong/rules/statistics/term-results-form';
import { nameSortKey } from '@truong/vietnamese/names';
import { idOf } from '../load/ids.ts';
import type { CopyTarget } from './copy-target.ts';
import type { BulkTerm } from './term-sheets.ts';

/** Who reviews, as which office; and on which day and with what verdict. */
export type Reviewing = {
  unitId: number;
  accountId: number;
  name: string;
  on: string;
  verdict: 'accepted' | 'returned';
};
export type BulkFiling = {
  id: number;
  reviewId: number;
  filedOn: string;
  previous: readonly Figure[] | null;
  reviewing: Reviewing | null;
};

/** Files a closed term: the rows counted and the figures over them, hashed; with its review and the school's copy of that. */
export async function writeFiling(
  to: CopyTarget,
  of: BulkTerm,
  outcomes: readonly PupilOutcome[],
  filing: BulkFiling,
): Promise<Figure[]> {
  const { unitId, schoolYear } = of;
  const period = periodOfTerm(of.term);
  const rows = frozenRows(of, outcomes);
  const figures = computeFigures(rows);
  const number = 1;
  const head = { unitId, schoolYear, formCode: termResultsForm.code, period, number, note: null };
  const hash = filingHash({ ...head, rows, figures });
  const key = { unit_id: unitId, school_year: schoolYear };
  const form = { form_code: termResultsForm.code, period, number };
  await to.insert('filing', [
    {
      ...key,
      id: filing.id,
      ...form,
      form_version: 1,
      filed_at: `${filing.filedOn}T08:00:00.000Z`,
      filed_on: filing.filedOn,
      filed_by: of.principal.accountId,
      note: null,
      findings: JSON.stringify(checkFigures(figures, { enrolledByGrade: enrolled(rows), previous: filing.previous })),
      row_count: rows.length,
      hash,
    },
  ]);
  await to.insert(
    'filing_row',
    rows.map((row, i) => ({
      ...key,
      filing_id: filing.id,
      ordinal: i + 1,
      pupil_id: row.pupilId,
      full_name: row.fullName,
      class_name: row.className,
      grade: row.grade,
      is_female: row.isFemale,
      is_minority: row.isMinority,
      learning: row.learning,
      conduct: row.conduct,
      is_assessed: row.isAssessed,
    })),
  );
  await to.insert(
    'filing_figure',
    figures.map((figure) => ({ ...key, filing_id: filing.id, ...figure })),
  );
  if (filing.reviewing) await writeReview(to, { key, form, hash, id: filing.reviewId }, filing.reviewing);
  return figures;
}

type Reviewed = {
  key: { unit_id: number; school_year: number };
  form: { form_code: string; period: string; number: number };
  hash: Buffer;
  id: number;
};

async function writeReview(to: CopyTarget, { key, form, hash, id }: Reviewed, by: Reviewing): Promise<void> {
  const said = {
    filing_hash: hash,
    verdict: by.verdict,
    comment: by.verdict === 'accepted' ? 'Số liệu khớp, đồng ý.' : 'Đề nghị rà soát kết quả rèn luyện rồi nộp lại.',
    reviewed_at: `${by.on}T08:00:00.000Z`,
    reviewer_name: by.name,
  };
  await to.insert('filing_review', [
    {
      unit_id: by.unitId,
      school_year: key.school_year,
      id,
      filed_unit_id: key.unit_id,
      ...form,
      ...said,
      reviewed_by: by.accountId,
    },
  ]);
  await to.insert('filing_verdict', [
    { ...key, ...form, ...said, reviewing_unit_id: by.unitId, review_id: id, received_at: said.reviewed_at },
  ]);
}

/** Every pupil with an outcome, in the order in which the form lists them. */
function frozenRows(of: BulkTerm, outcomes: readonly PupilOutcome[]): FrozenRow[] {
  const placed = new Map(
    of.classes.flatMap((one) => one.enrolments.map(({ pupil }) => [idOf(of.ids.pupil, pupil.key), { one, pupil }])),
  );
  const listed = outcomes.map((outcome) => {
    const place = placed.get(outcome.pupilId);
    if (!place) throw new Error(`pupil ${outcome.pupilId} has an outcome and no class`);
    const { one, pupil } = place;
    const grade = String(outcome.grade).padStart(2, '0');
    return {
      outcome,
      one,
      pupil,
      order: `${grade} ${one.sortKey} ${nameSortKey(pupil.name)} ${String(outcome.pupilId).padStart(9, '0')}`,
    };
  });
  return listed
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ outcome, one, pupil }) => ({
      pupilId: outcome.pupilId,
      fullName: outcome.fullName,
      className: one.name,
      grade: outcome.grade,
      isFemale: pupil.isFemale,
      isMinority: pupil.ethnicGroup !== '01',
      learning: outcome.learning as Level | null,
      conduct: outcome.conduct as Level | null,
      isAssessed: outcome.isAssessed,
    }));
}

function enrolled(rows: readonly FrozenRow[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { grade } of rows) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  return counts;
}
