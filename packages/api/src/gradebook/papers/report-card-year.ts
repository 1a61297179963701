import type { PaperIssuer, ReportCardYear } from '@truong/contracts/papers';
import { countCorrections } from '@truong/rules/gradebook/corrections';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import type { Corrected, StoredResult, Teaching, YearRemark } from './paper-data.queries.ts';
import { againWords, averageWord, decisionWord, levelWord, resultWord, titleWord, withSummer } from './paper-words.ts';

/** What is known of a year at a school, besides the results of its pupils. */
export type YearGround = {
  schoolYear: number;
  issuer: PaperIssuer;
  subjects: readonly { code: string; name: string }[];
  teaching: readonly Teaching[];
  homerooms: ReadonlyMap<number, string>;
  corrected: readonly Corrected[];
  remarks: readonly YearRemark[];
};

export type ResultsOfPupil = {
  first: StoredResult | undefined;
  second: StoredResult | undefined;
  year: StoredResult;
  summer: StoredResult | undefined;
};

/** A closed year of one pupil as the report card shows it, and what its summer made of it once that is closed too. */
export function reportCardYear(ground: YearGround, { first, second, year, summer }: ResultsOfPupil): ReportCardYear {
  const { issuer } = ground;
  const codes = new Set([first, second, year].flatMap((results) => [...(results?.subjects.keys() ?? [])]));
  const taught = ground.subjects.filter(({ code }) => codes.has(code));
  const teachersOf = (code: string) =>
    ground.teaching.find(({ classId, subjectCode }) => classId === year.classId && subjectCode === code)?.names ?? '';
  const remarkOf = (code: string | null) =>
    ground.remarks.find(({ pupilId, subjectCode }) => pupilId === year.pupilId && subjectCode === code)?.text ?? '';
  const points = (word: (results: StoredResult | undefined) => string) => ({
    term1: word(first),
    term2: word(second),
    year: word(year),
  });
  const again = againWords(year, summer);
  return {
    schoolYear: formatSchoolYear(ground.schoolYear),
    className: year.className,
    school: issuer.school,
    place: [issuer.place, issuer.province].filter(Boolean).join(', ') || null,
    subjects: taught.map(({ code, name }) => ({
      ...points((results) => resultWord(results?.subjects.get(code))),
      name,
      retest: resultWord(summer?.subjects.get(code)),
      teachers: teachersOf(code),
      remark: remarkOf(code),
    })),
    average:
      year.average === null
        ? null
        : {
            ...points((results) => averageWord(results?.average)),
            ...(again.average === '' ? {} : { again: again.average }),
          },
    corrections: correctionsOf(ground, year.pupilId),
    conduct: { ...points((results) => levelWord(results?.conduct)), again: again.conduct },
    learning: { ...points((results) => levelWord(results?.learning)), again: again.learning },
    absences:
      year.absentExcused === null || year.absentUnexcused === null
        ? ''
        : String(year.absentExcused + year.absentUnexcused),
    decision: decisionWord(withSummer(year, summer)),
    title: titleWord(year.title),
    notes: [],
    remark: remarkOf(null),
    homeroomTeacher: ground.homerooms.get(year.classId) ?? null,
    principal: issuer.principal,
  };
}

/** How many marks of a pupil were corrected in the year, and in which subjects how many. */
function correctionsOf({ subjects, corrected }: YearGround, pupilId: number): ReportCardYear['corrections'] {
  const own = corrected.filter((one) => one.pupilId === pupilId);
  const counted = subjects.flatMap(({ code, name }) => {
    const count = own
      .filter(({ subjectCode }) => subjectCode === code)
      .reduce((sum, { changes }) => sum + countCorrections(changes), 0);
    return count > 0 ? [{ name, count }] : [];
  });
  return {
    count: counted.reduce((sum, { count }) => sum + count, 0),
    subjects: counted.map(({ name, count }) => `${name} (${count})`).join(', '),
  };
}
