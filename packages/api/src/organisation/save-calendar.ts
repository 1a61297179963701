import type { SaveSchoolYear } from '@truong/contracts/calendar';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type YearUse, yearProblems } from '@truong/rules/organisation/school-year';
import { sql } from 'kysely';
import type { InAct } from '../trpc.ts';
import { onceByDepartment } from './once.ts';

/** Makes a school year or changes its days and those of its terms, for all schools at once. Throws CALENDAR_REFUSED. */
export function saveSchoolYear(inAct: InAct, input: SaveSchoolYear): Promise<null> {
  return onceByDepartment(inAct, input, async (trx, act) => {
    const others = await trx.selectFrom('schoolYear').selectAll().execute();
    const problems = yearProblems(input, { others, use: await findUse(trx, act, input.schoolYear) });
    if (problems.length > 0) throw new AppError('CALENDAR_REFUSED', { problems });
    const [first, second] = input.terms;
    await sql`select save_school_year(${input.schoolYear}, ${input.startsOn}::date, ${input.endsOn}::date,
      ${first.startsOn}::date, ${first.endsOn}::date, ${second.startsOn}::date, ${second.endsOn}::date)`.execute(trx);
    return null;
  });
}

async function findUse(trx: Trx, act: Act, schoolYear: number): Promise<YearUse> {
  const units = act.readUnits;
  const { rows } = await sql<{ openedTerms: YearUse['openedTerms']; startsOn: string | null; endsOn: string | null }>`
    select
      coalesce((select json_agg(json_build_object('term', t.term, 'startsOn', t.starts_on, 'endsOn', t.ends_on)) from term t where t.school_year = ${schoolYear}
        and t.term in (select s.term from school_term s where s.unit_id = any(${units}::bigint[]) and s.school_year = ${schoolYear})), '[]'::json) as opened_terms,
      (select min(e.starts_on) from enrolment e where e.unit_id = any(${units}::bigint[]) and e.school_year = ${schoolYear}) as starts_on,
      (select greatest(max(e.ends_on), max(e.starts_on)) from enrolment e where e.unit_id = any(${units}::bigint[]) and e.school_year = ${schoolYear}) as ends_on
  `.execute(trx);
  const { openedTerms = [], startsOn = null, endsOn = null } = rows[0] ?? {};
  return { openedTerms, enrolled: startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null };
}
