import type { FormPeriodCode } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type {
  AcceptedForms,
  AcceptForms,
  FormReviewRow,
  FormReviewTable,
  FormReviewTableInput,
  FormsToReview,
  RemindForms,
} from '@truong/contracts/forms';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { cellsOfForm, type Form, type FormCell, partsOfCell } from '@truong/rules/statistics/form';
import { sql } from 'kysely';
import type pg from 'pg';
import { tellUnit } from '../../notices/index.ts';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { readSinceFiling } from '../filing-checks/since-filing.queries.ts';
import { listWindows } from './facts.queries.ts';
import { type FilerPlace, isTurnOf, listFilerPlaces, listLevelsBelow } from './filer.queries.ts';
import { type FactRows, factsOf, readFacts } from './form-facts.ts';
import { findFormOf } from './form-registry.ts';
import { insertReview } from './review-form.ts';

/** Forms and periods with a window in the year that schools below the office file, by due date. */
export function formsToReview(inAct: InAct, of: { unitId: number; schoolYear: number }): Promise<FormsToReview> {
  return inAct(async (trx, act) => {
    if (of.unitId !== act.unitId) throw new AppError('NOT_FOUND');
    const [windows, levels] = await Promise.all([
      listWindows(trx, { schoolYear: of.schoolYear }),
      listLevelsBelow(trx, act),
    ]);
    const named = await Promise.all(
      windows.map(async ({ formCode, period, dueOn }) => {
        const form = await findFormOf(trx, formCode, of.schoolYear);
        if (!form?.filers.levels.some((level) => levels.has(level))) return [];
        return [{ formCode, period: period as FormPeriodCode, name: form.name, series: form.series, dueOn }];
      }),
    );
    return named.flat();
  });
}

type Table = { form: Form; places: FilerPlace[]; rows: FactRows };

async function readTable(trx: Trx, act: Act, of: FormReviewTableInput): Promise<Table> {
  if (of.unitId !== act.unitId) throw new AppError('NOT_FOUND');
  const form = await findFormOf(trx, of.formCode, of.schoolYear);
  if (!form) throw new AppError('NOT_FOUND');
  const places = await listFilerPlaces(trx, act, form, act.readUnits);
  const rows = await readFacts(trx, act, { ...of, unitIds: places.map(({ unitId }) => unitId) });
  return { form, places, rows };
}

/** Every school below the office that files the form, filed or not, with what asks for a look. */
export function formReviewTable(inAct: InAct, of: FormReviewTableInput): Promise<FormReviewTable> {
  return inAct(async (trx, act) => {
    const { form, places, rows } = await readTable(trx, act, of);
    const [first] = cellsOfForm(form);
    const unitIds = places.map(({ unitId }) => unitId);
    const [looks, sinceFiling] = await Promise.all([
      listLooks(trx, act, { ...of, unitIds, cell: first?.key ?? '' }),
      readSinceFiling(trx, { ...of, unitIds }),
    ]);
    const window = rows.windows[0];
    const facts = byUnit(rows);
    return {
      form: { code: form.code, name: form.name, figureTitle: first ? figureTitle(first) : '' },
      opensOn: window?.opensOn ?? null,
      dueOn: window?.dueOn ?? null,
      today: act.today,
      schools: places.map((place): FormReviewRow => {
        const { latest, standing, shown, verdicts } = factsOf(facts(place.unitId), act, {
          form,
          period: of.period,
          place,
        });
        const look = looks.get(place.unitId);
        return {
          unitId: place.unitId,
          name: place.name,
          areaName: place.areaName,
          standing,
          isCompleted: shown.completed !== null,
          number: latest?.number ?? null,
          hash: latest?.hash.toString('hex') ?? null,
          filedOn: latest?.filedOn ?? null,
          isLocked: standing.isLocked,
          hasUnlockRequest: shown.unlockRequest !== null && shown.unlockRequest.refusal === null,
          warnings: look?.warnings ?? 0,
          outliers: look?.outliers ?? 0,
          typedOver: look?.typedOver ?? 0,
          flags: look?.flags ?? 0,
          sinceFiling: latest ? sinceFiling(latest) : null,
          figure: look?.figure ?? null,
          figureBefore: look?.figureBefore ?? null,
          reviewer: verdicts.at(-1)?.reviewer ?? null,
          isMine: isTurnOf(act.unitId, { form, place, verdicts }),
        };
      }),
    };
  });
}

/** "Tổng số học sinh": a row that begins as its column is called says it once. */
function figureTitle({ row, column }: FormCell): string {
  return row.title.startsWith(column.title) ? row.title : `${row.title}, ${column.title}`;
}

/** The rows of one school out of those of many, found at once. */
function byUnit(rows: FactRows): (unitId: number) => FactRows {
  const group = <T extends { unitId: number }>(list: T[]) => Map.groupBy(list, ({ unitId }) => unitId);
  const grouped = {
    progress: group(rows.progress),
    filed: group(rows.filed),
    verdicts: group(rows.verdicts),
    locks: group(rows.locks),
    unlocks: group(rows.unlocks),
  };
  return (unitId) => ({
    windows: rows.windows,
    progress: grouped.progress.get(unitId) ?? [],
    filed: grouped.filed.get(unitId) ?? [],
    verdicts: grouped.verdicts.get(unitId) ?? [],
    locks: grouped.locks.get(unitId) ?? [],
    unlocks: grouped.unlocks.get(unitId) ?? [],
  });
}

type Look = {
  unitId: number;
  warnings: number;
  outliers: number;
  typedOver: number;
  flags: number;
  figure: number | null;
  figureBefore: number | null;
};

async function listLooks(
  trx: Trx,
  act: Act,
  of: FormReviewTableInput & { unitIds: readonly number[]; cell: string },
): Promise<Map<number, Look>> {
  const cell = partsOfCell(of.cell);
  const at = cell ? `${cell.row}@${cell.column}` : '';
  // The years are put together here: joined in the statement they were matched row by row.
  type Row = Omit<Look, 'figureBefore'> & { schoolYear: number };
  const { rows } = await sql<Row>`
    with filed as materialized (
      select distinct on (f.unit_id, f.school_year) f.unit_id, f.school_year, f.id, f.findings, f.outliers, f.typed_over from filing f
      where f.unit_id = any(${of.unitIds}::bigint[]) and f.school_year = any(${[of.schoolYear, of.schoolYear - 1]}::integer[])
        and f.form_code = ${of.formCode} and f.period = ${of.period}
      order by f.unit_id, f.school_year, f.number desc)
    select f.unit_id, f.school_year, jsonb_array_length(f.findings) as warnings, f.outliers, f.typed_over, coalesce(r.flags, 0) as flags,
      (s.figures -> ${at} ->> 'value')::float8 as figure
    from filed f
    left join filing_section s on s.unit_id = f.unit_id and s.school_year = f.school_year and s.filing_id = f.id and s.section = ${cell?.section ?? ''}
      and s.unit_id = any(${of.unitIds}::bigint[])
    left join (select r.filed_unit_id, count(*)::integer as flags from figure_remark r
      where r.unit_id = any(${act.readUnits}::bigint[]) and r.school_year = ${of.schoolYear} and r.form_code = ${of.formCode} and r.period = ${of.period}
        and r.is_flag and r.settled_at is null group by r.filed_unit_id) r on r.filed_unit_id = f.unit_id`.execute(trx);
  const before = new Map(
    rows.flatMap(({ unitId, schoolYear, figure }) => (schoolYear < of.schoolYear ? [[unitId, figure] as const] : [])),
  );
  return new Map(
    rows
      .filter(({ schoolYear }) => schoolYear === of.schoolYear)
      .map((row) => [row.unitId, { ...row, figureBefore: before.get(row.unitId) ?? null }]),
  );
}

/**
 * Accepts many filings at once, those alone that stand as they were shown; the others are left out and named. A dry run says what
 * would be done and does nothing.
 */
export async function acceptForms(inAct: InAct, pool: pg.Pool, input: AcceptForms): Promise<AcceptedForms> {
  const { requestId, filings, isDryRun, ...of } = input;
  const done = await inAct(async (trx, act) => {
    const work = async (): Promise<AcceptedForms> => {
      const { form, places, rows } = await readTable(trx, act, of);
      const facts = byUnit(rows);
      const answer: AcceptedForms = { accepted: 0, leftOut: [] };
      for (const named of filings) {
        const place = places.find(({ unitId }) => unitId === named.unitId);
        if (!place) throw new AppError('NOT_FOUND');
        const { latest, verdicts } = factsOf(facts(named.unitId), act, { form, period: of.period, place });
        const reason = reasonAgainst({
          named,
          latest,
          isSaid: verdicts.some(({ officeId }) => officeId === act.unitId),
          isMine: isTurnOf(act.unitId, { form, place, verdicts }),
        });
        if (reason) answer.leftOut.push({ unitId: place.unitId, name: place.name, reason });
        else {
          answer.accepted += 1;
          if (!isDryRun && latest) {
            await insertReview(trx, act, latest, { kind: 'accepted', comment: null });
            const data = { formCode: of.formCode, formName: form.name, schoolYear: of.schoolYear, period: of.period };
            await tellUnit(trx, act, {
              unitId: place.unitId,
              role: null,
              kind: 'form_accepted',
              data: { ...data, number: latest.number, comment: null },
            });
          }
        }
      }
      return answer;
    };
    const request = { unitId: act.unitId, requestId, hash: inputHash(input) };
    return { office: act.unitId, answer: isDryRun ? await work() : await answerOnce(trx, act, request, work) };
  });
  if (!isDryRun) await pool.query('select hand_over_reviews($1)', [done.office]);
  return done.answer;
}

function reasonAgainst(of: {
  named: { number: number; hash: string };
  latest: { number: number; hash: Buffer } | undefined;
  isSaid: boolean;
  isMine: boolean;
}): AcceptedForms['leftOut'][number]['reason'] | null {
  if (!of.latest) return 'not_filed';
  if (of.latest.number !== of.named.number || of.latest.hash.toString('hex') !== of.named.hash) return 'replaced';
  if (of.isSaid) return 'reviewed';
  return of.isMine ? null : 'not_mine';
}

/** Reminds schools that have not filed, or whose filing was returned; those that need no reminder are passed over. */
export function remindForms(inAct: InAct, input: RemindForms): Promise<{ schools: number }> {
  const { requestId, unitIds, ...of } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      const { form, places, rows } = await readTable(trx, act, of);
      const facts = byUnit(rows);
      const late = unitIds.map((unitId) => {
        const place = places.find((known) => known.unitId === unitId);
        if (!place) throw new AppError('NOT_FOUND');
        const { standing } = factsOf(facts(unitId), act, { form, period: of.period, place });
        return ['not_filed', 'returned'].includes(standing.status) ? unitId : null;
      });
      const reminded = late.filter((unitId) => unitId !== null);
      for (const unitId of reminded)
        await tellUnit(trx, act, {
          unitId,
          role: null,
          kind: 'form_reminder',
          data: {
            formCode: of.formCode,
            formName: form.name,
            schoolYear: of.schoolYear,
            period: of.period,
            dueOn: rows.windows[0]?.dueOn ?? null,
          },
        });
      return { schools: reminded.length };
    }),
  );
}
