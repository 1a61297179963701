import type { Db, Trx } from '@truong/db/kysely';
import { asTested, primaryTests } from '@truong/rules/gradebook/primary/assessment-plan';
import { pointAtEnd } from '@truong/rules/gradebook/primary/primary-columns';
import type { PrimaryRegime } from '@truong/rules/gradebook/regime';
import type { PrimaryAward, PrimaryLevel, SubjectMark, TraitMark } from '@truong/rules/gradebook/regimes/primary-rules';
import { versionOf, withSettings } from '@truong/rules/gradebook/rule-set';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { primaryRules } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import type { PrimaryMissing, PrimaryOutcome, PrimaryRulesOf, PrimaryYearOutcome } from './primary-outcomes.ts';

type OutcomePeriod = 'term-1' | 'term-2' | 'year';
type OfPeriod = { unitId: number; schoolYear: number; period: OutcomePeriod };

/** Stores outcomes of grades 1-5, of a term or of the year, each with version and settings of its rules. */
export async function insertPrimaryOutcomes(
  trx: Trx,
  { unitId, schoolYear, period, at }: OfPeriod & { at: Date },
  outcomes: readonly (PrimaryOutcome & Partial<PrimaryYearOutcome>)[],
  reasons: ReadonlyMap<number, string>,
  rulesOf: PrimaryRulesOf,
): Promise<void> {
  if (outcomes.length === 0) return;
  const column = <T>(pick: (outcome: PrimaryOutcome & Partial<PrimaryYearOutcome>) => T) => outcomes.map(pick);
  const used = [...new Set(column((o) => o.ruleSet))].map(rulesOf);
  await sql`
    insert into outcome (unit_id, school_year, period, pupil_id, class_id, grade, is_assessed, not_assessed_reason, primary_level, title, absent_excused,
      absent_unexcused, before_summer, manual_reason, decision, causes, missing, rule_version, settings, computed_at)
    select ${unitId}::bigint, ${schoolYear}::integer, ${period}::text, o.pupil_id, o.class_id, o.grade, o.is_assessed, o.reason, o.level, o.award, o.excused,
      o.unexcused, o.before_summer, o.manual_reason, case when o.before_summer in ('promoted', 'retained') then o.before_summer end, case when o.before_summer is not null then '{}'::text[] end, o.missing::jsonb, r.version,
      r.settings, ${at}::timestamptz
    from unnest(${column((o) => o.pupilId)}::bigint[], ${column((o) => o.classId)}::bigint[], ${column((o) => o.grade)}::smallint[],
      ${column((o) => o.isAssessed)}::boolean[], ${column((o) => reasons.get(o.pupilId) ?? null)}::text[], ${column((o) => o.level ?? null)}::text[],
      ${column((o) => o.award ?? null)}::text[], ${column((o) => o.absentExcused)}::smallint[], ${column((o) => o.absentUnexcused)}::smallint[],
      ${column((o) => o.beforeSummer ?? null)}::text[], ${column((o) => o.manualReason ?? null)}::text[],
      ${column((o) => (o.missing ? JSON.stringify(o.missing) : null))}::text[], ${column((o) => o.ruleSet)}::text[])
      as o (pupil_id, class_id, grade, is_assessed, reason, level, award, excused, unexcused, before_summer, manual_reason, missing, rule_set)
    join unnest(${used.map((rules) => rules.id)}::text[], ${used.map(versionOf)}::text[], ${used.map((rules) => JSON.stringify(rules.settings))}::text[]::jsonb[])
      as r (rule_set, version, settings) on r.rule_set = o.rule_set
  `.execute(trx);
  const subjects = outcomes.flatMap(subjectRows);
  await sql`
    insert into outcome_subject (unit_id, school_year, period, pupil_id, subject_code, tenths, replaced_tenths, level)
    select ${unitId}::bigint, ${schoolYear}::integer, ${period}::text, r.*
    from unnest(${subjects.map((r) => r.pupilId)}::bigint[], ${subjects.map((r) => r.subject)}::text[],
      ${subjects.map((r) => r.tenths)}::smallint[], ${subjects.map((r) => r.replaced)}::smallint[], ${subjects.map((r) => r.mark)}::text[]) as r
  `.execute(trx);
  const traits = outcomes.flatMap(({ pupilId, traits: own }) =>
    own.flatMap(({ trait, mark }) => (mark ? [{ pupilId, trait, mark }] : [])),
  );
  await sql`
    insert into outcome_trait (unit_id, school_year, period, pupil_id, trait, level)
    select ${unitId}::bigint, ${schoolYear}::integer, ${period}::text, r.*
    from unnest(${traits.map((r) => r.pupilId)}::bigint[], ${traits.map((r) => r.trait)}::text[], ${traits.map((r) => r.mark)}::text[]) as r
  `.execute(trx);
}

/** A subject's assessment with its test's mark; a test of a part of a subject by itself. Nothing where neither is. */
function subjectRows({ pupilId, subjects, tests }: PrimaryOutcome) {
  const testOf = new Map(tests.map((test) => [test.subject, test]));
  const markOf = new Map(subjects.map(({ subject, mark }) => [subject, mark]));
  return [...new Set([...markOf.keys(), ...testOf.keys()])].flatMap((subject) => {
    const { tenths = null, replaced = null } = testOf.get(subject) ?? {};
    const row = { pupilId, subject, tenths, replaced, mark: markOf.get(subject) ?? null };
    return row.tenths === null && row.mark === null ? [] : [row];
  });
}

export type StoredPrimary = PrimaryYearOutcome & { notAssessedReason: string | null };

type Row = {
  pupilId: number;
  classId: number;
  grade: number;
  isAssessed: boolean;
  notAssessedReason: string | null;
  level: PrimaryLevel | null;
  award: PrimaryAward | null;
  beforeSummer: PrimaryYearOutcome['beforeSummer'] | null;
  missing: PrimaryMissing[] | null;
  manualReason: string | null;
  absentExcused: number | null;
  absentUnexcused: number | null;
  ruleVersion: string;
  subjects: [string, number | null, SubjectMark | null, number | null][] | null;
  traits: [string, TraitMark][] | null;
};

/** The stored outcomes of grades 1-5 in a period, of the school or of one class; of a term without a level of the year. */
export async function listStoredPrimary(
  db: Db,
  { unitId, schoolYear, period, classId = null }: OfPeriod & { classId?: number | null },
): Promise<StoredPrimary[]> {
  const { rows } = await sql<Row>`
    select o.pupil_id, o.class_id, o.grade, o.is_assessed, o.not_assessed_reason, o.primary_level as level, o.title as award, o.before_summer, o.missing,
      o.manual_reason, o.absent_excused, o.absent_unexcused, o.rule_version, s.packed as subjects, t.packed as traits
    from outcome o
    left join (
      select x.pupil_id, json_agg(json_build_array(x.subject_code, x.tenths, x.level, x.replaced_tenths) order by j.sort_order) as packed
      from outcome_subject x join subject j on j.code = x.subject_code
      where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.period = ${period} group by x.pupil_id
    ) s on s.pupil_id = o.pupil_id
    left join (
      select pupil_id, json_agg(json_build_array(trait, level)) as packed from outcome_trait
      where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${period} group by pupil_id
    ) t on t.pupil_id = o.pupil_id
    where o.unit_id = ${unitId} and o.school_year = ${schoolYear} and o.period = ${period} and o.grade <= 5
      and (${classId}::bigint is null or o.class_id = ${classId}::bigint)
    order by o.pupil_id
  `.execute(db);
  return rows.map((row) => shapeOf(row, period));
}

function shapeOf(
  { ruleVersion, subjects, traits, beforeSummer, missing, ...row }: Row,
  period: OutcomePeriod,
): StoredPrimary {
  const ruleSet = primaryRuleSetOf(ruleVersion);
  const marked = (subjects ?? []).flatMap(([subject, , mark]) => (mark ? [{ subject, mark }] : []));
  const tenthsOf = new Map(
    (subjects ?? []).flatMap(([subject, tenths]) => (tenths === null ? [] : [[subject, tenths]])),
  );
  const replacedOf = new Map(
    (subjects ?? []).flatMap(([subject, , , replaced]) => (replaced === null ? [] : [[subject, replaced]])),
  );
  const { qualities, competences, specificCompetences } = primaryRules(ruleSet);
  const inOrder = [...qualities, ...competences, ...specificCompetences];
  const markOf = new Map(traits ?? []);
  const tested = [...tenthsOf.keys()].map((subject) => ({ subject }));
  const held = primaryTests(asTested(primaryRules(ruleSet), tested), {
    grade: row.grade,
    point: pointAtEnd(period === 'term-1' ? 1 : 2),
    studied: marked.map(({ subject }) => subject),
  });
  return {
    ...row,
    ruleSet,
    subjects: marked,
    traits: inOrder.flatMap((trait) => (markOf.has(trait) ? [{ trait, mark: markOf.get(trait) ?? null }] : [])),
    tests: [...new Set([...held, ...tenthsOf.keys()])].map((subject) => {
      const replaced = replacedOf.get(subject);
      return { subject, tenths: tenthsOf.get(subject) ?? null, ...(replaced !== undefined && { replaced }) };
    }),
    beforeSummer: beforeSummer ?? 'not_available',
    missing: missing ?? [],
  };
}

function primaryRuleSetOf(ruleVersion: string): PrimaryRegime {
  return ruleVersion.slice(0, ruleVersion.indexOf('/')) as PrimaryRegime;
}

/** The rule sets of a period's outcomes of grades 1-5 under the settings stored with them; another rule set as it is now. */
export async function storedPrimaryRules(db: Db, { unitId, schoolYear, period }: OfPeriod): Promise<PrimaryRulesOf> {
  const { rows } = await sql<{ ruleVersion: string; settings: GradebookSettings }>`
    select distinct rule_version, settings from outcome
    where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${period} and grade <= 5`.execute(db);
  const known = new Map(
    rows.map(({ ruleVersion, settings }) => {
      const ruleSet = primaryRuleSetOf(ruleVersion);
      return [ruleSet, withSettings(primaryRules(ruleSet), settings)];
    }),
  );
  return (ruleSet) => known.get(ruleSet) ?? primaryRules(ruleSet);
}
