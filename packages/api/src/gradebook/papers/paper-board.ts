import type { UnitYear } from '@truong/contracts/common';
import type { PaperBoard } from '@truong/contracts/papers';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { countStandingPapers } from '../../certificates/index.ts';
import type { InAct } from '../../trpc.ts';
import { findTerm, stateOfTerm } from '../term.queries.ts';
import { findYearClosing, isYearClosed } from '../year.queries.ts';

/** What of a year can be printed: which terms and whether the year are closed, and per class how many have results and papers. */
export function paperBoard(inAct: InAct, of: UnitYear): Promise<PaperBoard> {
  return inAct(async (trx) => {
    const [terms, closing, classes, standing] = await Promise.all([
      Promise.all(([1, 2] as const).map((term) => findTerm(trx, { ...of, term }))),
      findYearClosing(trx, of),
      countResults(trx, of),
      countStandingPapers(trx, of),
    ]);
    return {
      terms: terms.map((term, at) => ({ term: at === 0 ? 1 : 2, isClosed: stateOfTerm(term) === 'closed' })),
      isYearClosed: isYearClosed(closing),
      classes: classes.map((line) => ({
        ...line,
        issued: standing
          .filter(({ classId }) => classId === line.classId)
          .map(({ kind, period, papers }) => ({ kind, period, papers })),
      })),
    };
  });
}

type Counted = Omit<PaperBoard['classes'][number], 'issued'>;

async function countResults(trx: Trx, { unitId, schoolYear }: UnitYear): Promise<Counted[]> {
  type Row = Omit<Counted, 'results'> & { first: number; second: number; year: number };
  const { rows } = await sql<Row>`
    select c.id as class_id, c.name as class_name, c.level = 'primary' as is_primary, coalesce(e.pupils, 0) as pupils, coalesce(o.first, 0) as first, coalesce(o.second, 0) as second,
      coalesce(o.year, 0) as year, coalesce(o.titled, 0) as titled
    from class c
    left join (select class_id, count(distinct pupil_id)::integer as pupils from enrolment
      where unit_id = ${unitId} and school_year = ${schoolYear} group by class_id) e on e.class_id = c.id
    left join (select class_id, (count(*) filter (where period = 'term-1'))::integer as first, (count(*) filter (where period = 'term-2'))::integer as second,
        (count(*) filter (where period = 'year'))::integer as year, (count(*) filter (where period = 'year' and title is not null))::integer as titled
      from outcome where unit_id = ${unitId} and school_year = ${schoolYear} group by class_id) o on o.class_id = c.id
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.level in ('primary', 'lower_secondary', 'upper_secondary', 'continuing')
    order by c.sort_key, c.id
  `.execute(trx);
  return rows.map(({ first, second, year, ...row }) => ({
    ...row,
    results: { 'term-1': first, 'term-2': second, year },
  }));
}
