import type { UnitTerm, UnitYear } from '@truong/contracts/common';
import type { TermReason } from '@truong/contracts/conduct-reasons';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import type { ConductLevel } from '@truong/rules/gradebook/levels';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import { sql } from 'kysely';

type Written = Omit<TermReason, 'term'>;

/** By pupil, what stands as the reason for the conduct of a term. */
export async function findReasons(db: Db, { unitId, schoolYear, term }: UnitTerm): Promise<Map<number, Written>> {
  const { rows } = await sql<{ pupilId: number; text: string; who: string; at: Date }>`
    select distinct on (x.pupil_id) x.pupil_id, x.text, a.display_name as who, x.at from conduct_reason x
    join account a on a.id = x.account_id
    where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.term = ${term}
    order by x.pupil_id, x.id desc
  `.execute(db);
  return new Map(
    rows.flatMap(({ pupilId, text, who, at }) => (text === '' ? [] : [[pupilId, { text, who, at: at.toISOString() }]])),
  );
}

/** The reasons behind the conduct of one pupil, of a term or of both. */
export async function listReasonsOf(
  db: Db,
  of: UnitYear & { pupilId: number; terms: readonly (1 | 2)[] },
): Promise<TermReason[]> {
  const reasons: TermReason[] = [];
  for (const term of of.terms) {
    const reason = (await findReasons(db, { ...of, term })).get(of.pupilId);
    if (reason) reasons.push({ term, ...reason });
  }
  return reasons;
}

export async function insertReason(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, term, pupilId, text }: UnitTerm & { pupilId: number; text: string },
): Promise<void> {
  await trx
    .insertInto('conductReason')
    .values({ unitId, schoolYear, term, pupilId, text, at: act.at, accountId: act.accountId })
    .execute();
}

export type JudgedPupil = {
  pupilId: number;
  fullName: string;
  classId: number;
  className: string;
  ruleSet: SecondaryRegime;
  level: ConductLevel | null;
};

/** Everybody of grades 6-12 on the homeroom sheets of a term today, or on one of them, with the level that stands there. */
export async function listJudged(
  db: Db,
  { unitId, schoolYear, term, today, sheetId = null }: UnitTerm & { today: string; sheetId?: number | null },
): Promise<JudgedPupil[]> {
  const { rows } = await sql<JudgedPupil>`
    select e.pupil_id, p.family_and_middle_name || ' ' || p.given_name as full_name, e.class_id, c.name as class_name, s.rule_set, m.code as level
    from sheet s
    join enrolment e on e.unit_id = s.unit_id and e.school_year = s.school_year and e.class_id = s.class_id
      and e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date)
    join class c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.id = s.class_id
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    left join mark m on m.unit_id = s.unit_id and m.school_year = s.school_year and m.sheet_id = s.id and m.pupil_id = e.pupil_id and m.slot = 'conduct'
    where s.unit_id = ${unitId} and s.school_year = ${schoolYear} and s.term = ${term} and s.kind = 'homeroom' and s.grade is null
      and (${sheetId}::bigint is null or s.id = ${sheetId}::bigint)
    order by c.sort_key, e.register_order
  `.execute(db);
  return rows;
}
