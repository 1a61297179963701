import type { AssessmentPoint, ClassSummary } from '@truong/contracts/papers';
import type { Completion } from '@truong/contracts/primary-results';
import { isTechnology } from '@truong/rules/gradebook/primary/assessment-plan';
import { traitName } from '@truong/rules/gradebook/primary/trait-names';
import type { PrimaryRegime } from '@truong/rules/gradebook/regime';
import type {
  PrimaryAward,
  PrimaryLevel,
  PrimaryRules,
  SubjectMark,
  TraitMark,
} from '@truong/rules/gradebook/regimes/primary-rules';
import { primaryRules } from '@truong/rules/gradebook/sheet-columns';
import { formatMark } from '@truong/vietnamese/numbers';
import { birthWord } from './draft-report-cards.ts';
import type { BookPupilRow } from './paper-data.queries.ts';
import { subjectLevels, traitLevels, yearLevels } from './primary-words.ts';
import type { Standing } from './standing-words.ts';

/** What stands of a pupil at the point; the last three at the end of the year only. */
export type SummaryStanding = Standing & {
  pupilId: number;
  notAssessedReason: string | null;
  level: PrimaryLevel | null;
  award: PrimaryAward | null;
  completion: Completion | null;
};

type Ground = Pick<ClassSummary, 'issuer' | 'className' | 'schoolYear' | 'homeroomTeacher'> & {
  subjects: readonly { code: string; name: string }[];
  point: AssessmentPoint;
};
type OfGrade = {
  grade: number;
  ruleSet: PrimaryRegime;
  pupils: readonly BookPupilRow[];
  standings: ReadonlyMap<number, SummaryStanding>;
};

/** Short, for columns of a table with forty of them. */
const awardWords: Readonly<Record<PrimaryAward, string>> = {
  excellent_pupil: 'HS Xuất sắc',
  model_pupil: 'HS Tiêu biểu',
  excellent_all_round: 'HTXS các nội dung',
  outstanding_progress: 'Vượt trội, tiến bộ',
};
const completionWords: Readonly<Record<Completion, string>> = {
  not_available: '',
  completed: 'Hoàn thành',
  awaits_supplement: 'Chờ bổ sung',
  awaits_principal: 'Chờ quyết định',
  promoted_by_principal: 'Được lên lớp',
  repeats: 'Ở lại lớp',
  by_plan: 'KH cá nhân',
};
const pointNames: Readonly<Record<AssessmentPoint, string>> = {
  mid_term_1: 'Giữa học kỳ I',
  end_term_1: 'Cuối học kỳ I',
  mid_term_2: 'Giữa học kỳ II',
  year_end: 'Cuối năm học',
};

/** The table of one grade of a class at a point: levels and tests of every subject, qualities and competences, and their counts. */
export function classSummary(ground: Ground, { grade, ruleSet, pupils, standings }: OfGrade): ClassSummary {
  const { subjects: known, point, ...head } = ground;
  const own = pupils.flatMap(({ pupilId }) => standings.get(pupilId) ?? []);
  const subjects = subjectColumns(known, own);
  const rules = primaryRules(ruleSet);
  const assessed = new Set(own.flatMap((standing) => standing.traits.map(({ trait }) => trait)));
  const { qualities, competences } = rules;
  const specificCompetences = rules.specificCompetences.filter((trait) => assessed.has(trait) || !isTechnology(trait));
  const traits = [...qualities, ...competences, ...specificCompetences];
  const isYear = point === 'year_end';
  return {
    ...head,
    grade,
    point: pointNames[point],
    isYear,
    subjects: subjects.map(({ code: _code, ...subject }) => subject),
    traitGroups: [
      { name: 'Phẩm chất chủ yếu', traits: qualities.map(traitName) },
      { name: 'Năng lực chung', traits: competences.map(traitName) },
      { name: 'Năng lực đặc thù', traits: specificCompetences.map(traitName) },
    ].filter((group) => group.traits.length > 0),
    rows: pupils.map((pupil) => summaryRow(pupil, standings.get(pupil.pupilId), { subjects, traits })),
    totals: totalsOf(rules, own, { subjects, traits }),
    results: isYear ? resultsOf(rules, own) : [],
  };
}

type SubjectColumn = ClassSummary['subjects'][number] & { code: string };
type Columns = { subjects: readonly SubjectColumn[]; traits: readonly string[] };

function subjectColumns(known: Ground['subjects'], standings: readonly Standing[]): SubjectColumn[] {
  const levels = new Set(standings.flatMap(({ subjects }) => subjects.map(({ subject }) => subject)));
  const tests = new Set(standings.flatMap((standing) => standing.tests.map(({ subject }) => subject)));
  return known
    .filter(({ code }) => levels.has(code) || tests.has(code))
    .map(({ code, name }) => ({ code, name, hasLevel: levels.has(code), hasTest: tests.has(code) }));
}

function summaryRow(
  pupil: BookPupilRow,
  standing: SummaryStanding | undefined,
  { subjects, traits }: Columns,
): ClassSummary['rows'][number] {
  const levelOf = new Map(standing?.subjects.map(({ subject, mark }) => [subject, mark]));
  const testOf = new Map(standing?.tests.map(({ subject, tenths }) => [subject, tenths]));
  const markOf = new Map(standing?.traits.map(({ trait, mark }) => [trait, mark]));
  const notes = [
    ...(pupil.leftOn === null ? [] : [`Rời lớp ${pupil.leftOn}`]),
    ...(standing?.notAssessedReason ? [`Không đánh giá: ${standing.notAssessedReason}`] : []),
  ];
  return {
    ordinal: pupil.ordinal,
    fullName: pupil.fullName,
    birth: birthWord(pupil),
    isFemale: pupil.isFemale,
    subjects: subjects.map(({ code }) => {
      const [mark, tenths] = [levelOf.get(code), testOf.get(code) ?? null];
      return { level: mark ? subjectLevels[mark] : '', test: tenths === null ? '' : formatMark(tenths) };
    }),
    traits: traits.map((trait) => {
      const mark = markOf.get(trait);
      return mark ? traitLevels[mark] : '';
    }),
    result: standing?.level ? yearLevels[standing.level] : '',
    title: standing?.award ? awardWords[standing.award] : '',
    completion: standing?.completion ? completionWords[standing.completion] : '',
    note: notes.join('; '),
  };
}

/** Level by level, the best first: how many have it. */
function totalsOf(
  { subjectScale, traitScale }: PrimaryRules,
  standings: readonly Standing[],
  { subjects, traits }: Columns,
): ClassSummary['totals'] {
  const withSubject = (code: string, level: SubjectMark | undefined) =>
    standings.filter((one) => one.subjects.some(({ subject, mark }) => subject === code && mark === level)).length;
  const withTrait = (name: string, level: TraitMark | undefined) =>
    standings.filter((one) => one.traits.some(({ trait, mark }) => trait === name && mark === level)).length;
  return subjectScale.map((level, at) => {
    const traitLevel = traitScale[at];
    const words = new Set([subjectLevels[level], ...(traitLevel ? [traitLevels[traitLevel]] : [])]);
    return {
      name: `Số học sinh đạt ${[...words].join(' hoặc ')}`,
      subjects: subjects.map(({ code, hasLevel }) => (hasLevel ? String(withSubject(code, level)) : '')),
      traits: traits.map((name) => String(withTrait(name, traitLevel))),
    };
  });
}

function resultsOf(
  { yearLevels: levels }: PrimaryRules,
  standings: readonly SummaryStanding[],
): ClassSummary['results'] {
  const named = levels.length === 0 ? [] : [...levels.map(({ level }) => level), 'not_completed' as const];
  return [
    ...named.map((level) => ({
      name: yearLevels[level],
      pupils: standings.filter((standing) => standing.level === level).length,
    })),
    { name: 'Được khen thưởng', pupils: standings.filter(({ award }) => award !== null).length },
  ];
}
