import type { Period, UnitPeriod } from '@truong/contracts/common';
import type { Db, Trx } from '@truong/db/kysely';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import type { KnownResult } from '@truong/rules/gradebook/subject-result';
import { sql } from 'kysely';
import type { PupilOutcome, RulesOf } from './pupil-outcomes.ts';

type Closing = UnitPeriod & { at: Date };

/** Stores the outcomes of a closed term, each with version and settings of its rules; `reasons` says why a pupil was not assessed. */
export async function insertOutcomes(
  trx: Trx,
  closing: Closing,
  outcomes: readonly PupilOutcome[],
  reasons: ReadonlyMap<number, string>,
  rulesOf: RulesOf,
): Promise<void> {
  const column = <T>(pick: (outcome: PupilOutcome) => T) => outcomes.map(pick);
  const used = [...new Set(column((o) => o.ruleSet))].map(rulesOf);
  await sql`
    insert into outcome (unit_id, school_year, period, pupil_id, class_id, grade, is_assessed, not_assessed_reason, learning, learning_raw,
      adjusted_by, conduct, absent_excused, absent_unexcused, average, title, year_conduct, rule_version, settings, computed_at)
    select ${closing.unitId}::bigint, ${closing.schoolYear}::integer, ${closing.period}::text, o.pupil_id, o.class_id, o.grade, o.is_assessed, o.reason,
      o.learning, o.learning_raw, o.adjusted_by, o.conduct, o.excused, o.unexcused, o.average, o.title, o.year_conduct, r.version, r.settings, ${closing.at}::timestamptz
    from unnest(${column((o) => o.pupilId)}::bigint[], ${column((o) => o.classId)}::bigint[], ${column((o) => o.grade)}::smallint[],
      ${column((o) => o.isAssessed)}::boolean[], ${column((o) => reasons.get(o.pupilId) ?? null)}::text[], ${column((o) => o.learning)}::text[],
      ${column((o) => o.learningRaw)}::text[], ${column((o) => o.adjustedBy)}::text[], ${column((o) => o.conduct)}::text[],
      ${column((o) => o.absentExcused)}::smallint[], ${column((o) => o.absentUnexcused)}::smallint[],
      ${column((o) => o.average)}::smallint[], ${column((o) => o.title)}::text[], ${column((o) => o.yearConduct)}::text[],
      ${column((o) => o.ruleSet)}::text[])
      as o (pupil_id, class_id, grade, is_assessed, reason, learning, learning_raw, adjusted_by, conduct, excused, unexcused, average, title, year_conduct, rule_set)
    join unnest(${used.map((rules) => rules.id)}::text[], ${used.map(versionOf)}::text[], ${used.map((rules) => JSON.stringify(rules.settings))}::text[]::jsonb[])
      as r (rule_set, version, settings) on r.rule_set = o.rule_set
  `.execute(trx);
  const results = outcomes.flatMap(({ pupilId, subjects }) =>
    subjects.flatMap(({ subject, result }) => (result ? [{ pupilId, subject, result }] : [])),
  );
  await sql`
    insert into outcome_subject (unit_id, school_year, period, pupil_id, subject_code, tenths, result)
    select ${closing.unitId}::bigint, ${closing.schoolYear}::integer, ${closing.period}::text, r.*
    from unnest(${results.map((r) => r.pupilId)}::bigint[], ${results.map((r) => r.subject)}::text[],
      ${results.map((r) => (r.result.kind === 'score' ? r.result.tenths : null))}::smallint[],
      ${results.map((r) => (r.result.kind === 'comment' ? r.result.result : null))}::text[]) as r
  `.execute(trx);
}

export async function deleteOutcomes(
  trx: Trx,
  of: { unitId: number; schoolYear: number; period: Period | 'year' | 'summer' },
): Promise<void> {
  for (const table of ['outcomeTrait', 'outcomeSubject', 'outcome'] as const) {
    await trx
      .deleteFrom(table)
      .where('unitId', '=', of.unitId)
      .where('schoolYear', '=', of.schoolYear)
      .where('period', '=', of.period)
      .execute();
  }
}

export type StoredOutcome = Omit<PupilOutcome, 'learningRaw' | 'ruleSet' | 'yearConduct'> & {
  notAssessedReason: string | null;
  ruleVersion: string;
  ordinal: number;
};

/** Stored outcomes of a class with their subjects, in register order. */
export async function listOutcomesOfClass(db: Db, of: UnitPeriod & { classId: number }): Promise<StoredOutcome[]> {
  type Packed = Omit<StoredOutcome, 'subjects'> & { packed: PackedSubjects };
  const { rows } = await sql<Packed>`
    select o.pupil_id, p.family_and_middle_name || ' ' || p.given_name as full_name, o.class_id, o.grade, o.learning, o.adjusted_by, o.conduct, o.average, o.title,
      o.absent_excused, o.absent_unexcused, o.is_assessed, o.not_assessed_reason, o.rule_version, e.register_order as ordinal,
      (select json_agg(json_build_array(s.subject_code, s.tenths, s.result)) from outcome_subject s
        where s.unit_id = o.unit_id and s.school_year = o.school_year and s.period = o.period and s.pupil_id = o.pupil_id) as packed
    from outcome o
    join pupil p on p.unit_id = o.unit_id and p.id = o.pupil_id
    join lateral (select min(e.register_order) as register_order from enrolment e where e.unit_id = o.unit_id and e.school_year = o.school_year
      and e.class_id = o.class_id and e.pupil_id = o.pupil_id) e on true
    where o.unit_id = ${of.unitId} and o.school_year = ${of.schoolYear} and o.period = ${of.period} and o.class_id = ${of.classId}
    order by e.register_order
  `.execute(db);
  return rows.map(({ packed, ...outcome }) => ({
    ...outcome,
    subjects: unpackSubjects(packed),
  }));
}

export type PackedSubjects = [string, number | null, 'pass' | 'fail' | null][] | null;

export function unpackSubjects(packed: PackedSubjects): { subject: string; result: KnownResult | null }[] {
  return (packed ?? []).map(([subject, tenths, result]) => ({ subject, result: subjectResult(tenths, result) }));
}

/** The rule set of a stored rule version. */
export function ruleSetOf(ruleVersion: string): SecondaryRegime {
  return ruleVersion.slice(0, ruleVersion.indexOf('/')) as SecondaryRegime;
}

export function subjectResult(tenths: number | null, result: 'pass' | 'fail' | null): KnownResult | null {
  if (tenths !== null) return { kind: 'score', tenths };
  return result ? { kind: 'comment', result } : null;
}
