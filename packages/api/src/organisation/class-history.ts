import type { ClassHistory } from '@truong/contracts/classes';
import { AppError } from '@truong/contracts/errors';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { InAct } from '../trpc.ts';

type ClassRef = { unitId: number; schoolYear: number; classId: number };
const shownLines = 200;

/** What changed in a class and by whom, the newest first: itself, its plan, its assignments, its substitutes. */
export function classHistory(inAct: InAct, of: ClassRef): Promise<ClassHistory> {
  return inAct(async (trx) => {
    const found = await trx
      .selectFrom('class')
      .select('id')
      .where('unitId', '=', of.unitId)
      .where('schoolYear', '=', of.schoolYear)
      .where('id', '=', of.classId)
      .executeTakeFirst();
    if (!found) throw new AppError('NOT_FOUND');
    return listClassHistory(trx, of);
  });
}

type Line = ClassHistory[number];
type Row = Omit<Line, 'at'> & { at: Date };

async function listClassHistory(trx: Trx, { unitId, schoolYear, classId }: ClassRef): Promise<ClassHistory> {
  // A value that is the id of something is told by its name. A field of the plan is 'grade/subject/field';
  // without a grade it is an assignment that was removed.
  const nameOf = (value: 'from_value' | 'to_value') => sql`case h.field
    when 'siteId' then (select s.name from site s where s.unit_id = ${unitId} and s.id::text = h.${sql.raw(value)})
    when 'staffId' then (select p.family_and_middle_name || ' ' || p.given_name from staff p where p.unit_id = ${unitId} and p.id::text = h.${sql.raw(value)})
    else h.${sql.raw(value)} end`;
  const { rows } = await sql<Row>`
    with teaches as materialized (
      select g.id, g.subject_code, g.staff_id, g.valid_from from teaching g where g.unit_id = ${unitId} and g.school_year = ${schoolYear} and g.class_id = ${classId}
    ), keeps as materialized (
      select m.id, m.staff_id, m.valid_from from homeroom m where m.unit_id = ${unitId} and m.school_year = ${schoolYear} and m.class_id = ${classId}
    ), line as (
      select h.subject as what, h.kind, case when h.subject = 'class_subject' then split_part(h.field, '/', 3) else h.field end as field,
        case when h.subject = 'class_subject' then nullif(split_part(h.field, '/', 1), '')::integer end as grade,
        case when h.subject = 'class_subject' then nullif(split_part(h.field, '/', 2), '') else g.subject_code end as subject_code,
        coalesce(g.staff_id, m.staff_id) as staff_id, coalesce(g.valid_from, m.valid_from) as starts_on,
        ${nameOf('from_value')} as from_value, ${nameOf('to_value')} as to_value, h.source, h.account_id, h.at, h.id
      from particulars_change h
      left join teaches g on h.subject = 'teaching' and g.id = h.subject_id
      left join keeps m on h.subject = 'homeroom' and m.id = h.subject_id
      where h.unit_id = ${unitId} and h.field <> 'sortKey' and ((h.subject in ('class', 'class_subject') and h.subject_id = ${classId}) or g.id is not null or m.id is not null)
      union all
      select 'substitution', e.kind, '*', null, g.subject_code, b.staff_id, b.valid_from, o.family_and_middle_name || ' ' || o.given_name, b.valid_to::text,
        'hand', e.account_id, e.at, b.id
      from substitution b
      left join teaches g on g.id = b.teaching_id
      left join keeps m on m.id = b.homeroom_id
      join staff o on o.unit_id = b.unit_id and o.id = coalesce(g.staff_id, m.staff_id)
      cross join lateral (values ('created', b.given_at, b.given_by), ('deleted', b.ended_at, b.ended_by)) as e (kind, at, account_id)
      where b.unit_id = ${unitId} and b.school_year = ${schoolYear} and e.at is not null
    )
    select l.what, l.kind, l.field, l.grade, coalesce(j.name, l.subject_code) as subject_name, p.family_and_middle_name || ' ' || p.given_name as staff_name,
      l.starts_on, l.from_value, l.to_value, l.source, a.display_name as who, l.at
    from line l
    join account a on a.id = l.account_id
    left join subject j on j.code = l.subject_code
    left join staff p on p.unit_id = ${unitId} and p.id = l.staff_id
    order by l.at desc, l.id desc
    limit ${shownLines}
  `.execute(trx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
