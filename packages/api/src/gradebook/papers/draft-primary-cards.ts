import type { UnitYear } from '@truong/contracts/common';
import type { PaperIssuer, PrimaryCardYear } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { findIssuer, type PaperDraft } from '../../certificates/index.ts';
import { listPaperParticulars } from '../../people/index.ts';
import { pupilsOfYear } from '../primary/list-primary.ts';
import { findYearClosing } from '../year.queries.ts';
import { pupilOf } from './draft-report-cards.ts';
import {
  listResultHolders,
  listSubjectNames,
  listTeachers,
  listYearRemarks,
  type YearRemark,
} from './paper-data.queries.ts';
import { schoolLevels, titleWord } from './paper-words.ts';
import { completionWord, yearLevels } from './primary-words.ts';
import { standingWords } from './standing-words.ts';

type Shown = Awaited<ReturnType<typeof pupilsOfYear>>['shown'][number];
type Ground = {
  schoolYear: number;
  className: string;
  issuer: PaperIssuer;
  subjects: readonly { code: string; name: string }[];
  remarks: readonly YearRemark[];
  homeroomTeacher: string | null;
};

/** The report cards of a class of grades 1-5 as they would be issued today, with the year's pages. */
export async function draftPrimaryCards(trx: Trx, act: Act, of: UnitYear & { classId: number }): Promise<PaperDraft[]> {
  const { unitId, schoolYear, classId } = of;
  const holders = (await listResultHolders(trx, { ...of, period: 'year' })).filter(({ grade }) => grade <= 5);
  if (holders.length === 0) return [];
  const pupilIds = holders.map(({ pupilId }) => pupilId);
  const closing = await findYearClosing(trx, of);
  const { shown } = await pupilsOfYear(trx, act, of);
  const issuer = await findIssuer(trx, { unitId, day: act.today });
  const particulars = await listPaperParticulars(trx, act, { unitId, pupilIds });
  const ground: Ground = {
    schoolYear,
    className: holders[0]?.className ?? '',
    issuer: await findIssuer(trx, { unitId, day: closing?.closedOn ?? act.today }),
    subjects: await listSubjectNames(trx),
    remarks: await listYearRemarks(trx, { unitId, schoolYear, pupilIds }),
    homeroomTeacher:
      (await listTeachers(trx, { unitId, schoolYear, classIds: [classId] })).homerooms.get(classId) ?? null,
  };
  return holders.flatMap(({ pupilId, className, fullName }): PaperDraft[] => {
    const year = shown.find((one) => one.pupilId === pupilId);
    const pupil = particulars.find(({ id }) => id === pupilId);
    if (!year || !pupil) return [];
    return [
      {
        ...{ pupilId, classId, period: 'year', holder: fullName, className },
        content: {
          form: year.ruleSet.startsWith('TT30') ? 'report-card-tt30' : 'report-card-tt27',
          issuer,
          level: schoolLevels.primary ?? '',
          pupil: pupilOf(pupil),
          years: [primaryCardYear(ground, year)],
        },
      },
    ];
  });
}

function primaryCardYear(ground: Ground, pupil: Shown): PrimaryCardYear {
  const { issuer } = ground;
  const remarkOf = (code: string | null) =>
    ground.remarks.find(({ pupilId, subjectCode }) => pupilId === pupil.pupilId && subjectCode === code)?.text ?? '';
  return {
    schoolYear: formatSchoolYear(ground.schoolYear),
    className: ground.className,
    school: issuer.school,
    place: [issuer.place, issuer.province].filter(Boolean).join(', ') || null,
    absences: absencesWord(pupil),
    ...standingWords(pupil, ground.subjects, remarkOf),
    remark: remarkOf(null),
    result: pupil.level ? yearLevels[pupil.level] : '',
    title: titleWord(pupil.award),
    decision: completionWord(pupil),
    homeroomTeacher: ground.homeroomTeacher,
    principal: issuer.principal,
  };
}

/** "12, có phép 10": days by the standard plan; null where no sessions were kept. */
export function absencesWord({ absentExcused, absentUnexcused }: Shown): string | null {
  if (absentExcused === null || absentUnexcused === null) return null;
  const all = absentExcused + absentUnexcused;
  return all === 0 ? '0' : `${all} (có phép ${absentExcused}, không phép ${absentUnexcused})`;
}
