import { termOfPeriod, type UnitYear } from '@truong/contracts/common';
import type { ContentOf, PaperPeriod } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { findIssuer, type PaperDraft } from '../../certificates/index.ts';
import { listPaperParticulars } from '../../people/index.ts';
import { pupilsOfTerm, pupilsOfYear } from '../primary/list-primary.ts';
import { absencesWord } from './draft-primary-cards.ts';
import { birthWord } from './draft-report-cards.ts';
import { listResultHolders, listSubjectNames, listTeachers, listYearRemarks } from './paper-data.queries.ts';
import { periods, titleWord } from './paper-words.ts';
import { completionWord, yearLevels } from './primary-words.ts';
import { standingWords } from './standing-words.ts';

type Slip = ContentOf<'result-slip-primary'>;
type Shown = Awaited<ReturnType<typeof pupilsOfYear>>['shown'][number];

/** The result slips of a class of grades 1-5 for a closed term or a closed year. */
export async function draftPrimarySlips(
  trx: Trx,
  act: Act,
  of: UnitYear & { classId: number; period: PaperPeriod },
): Promise<PaperDraft[]> {
  const { unitId, schoolYear, classId, period } = of;
  const holders = (await listResultHolders(trx, of)).filter(({ grade }) => grade <= 5);
  if (holders.length === 0) return [];
  const pupilIds = holders.map(({ pupilId }) => pupilId);
  const { shown } =
    period === 'year' ? await pupilsOfYear(trx, act, of) : await pupilsOfTerm(trx, act, { ...of, period });
  const particulars = await listPaperParticulars(trx, act, { unitId, pupilIds });
  const issuer = await findIssuer(trx, { unitId, day: act.today });
  const subjects = await listSubjectNames(trx);
  const term = period === 'year' ? 2 : termOfPeriod(period);
  const remarks = await listYearRemarks(trx, { unitId, schoolYear, pupilIds, term });
  const { homerooms } = await listTeachers(trx, { unitId, schoolYear, classIds: [classId] });
  return holders.flatMap(({ pupilId, className, fullName }): PaperDraft[] => {
    const standing = shown.find((one) => one.pupilId === pupilId);
    const pupil = particulars.find(({ id }) => id === pupilId);
    if (!standing || !pupil) return [];
    const remarkOf = (code: string | null) =>
      remarks.find((one) => one.pupilId === pupilId && one.subjectCode === code)?.text ?? '';
    const content: Slip = {
      form: 'result-slip-primary',
      issuer,
      pupil: { fullName, birth: birthWord(pupil), className },
      schoolYear: formatSchoolYear(schoolYear),
      period: periods[period],
      ...standingWords(standing, subjects, remarkOf),
      remark: remarkOf(null),
      results: [...absencesOf(standing), ...(period === 'year' ? yearResults(standing) : [])],
      homeroomTeacher: homerooms.get(classId) ?? null,
    };
    return [{ pupilId, classId, period, holder: fullName, className, content }];
  });
}

/** TT27/2020 art. 9.2, 11, 13; TT30/2014 has no level of the year. */
function yearResults(standing: Shown): Slip['results'] {
  const { level, award, completion } = standing;
  const title = titleWord(award);
  return [
    ...(level ? [{ name: 'Đánh giá kết quả giáo dục', value: yearLevels[level] }] : []),
    ...(title ? [{ name: 'Khen thưởng', value: title }] : []),
    ...(completion ? [{ name: 'Kết luận', value: completionWord(standing) }] : []),
  ];
}

function absencesOf(standing: Shown): Slip['results'] {
  const value = absencesWord(standing);
  return value === null ? [] : [{ name: 'Số ngày nghỉ', value }];
}
