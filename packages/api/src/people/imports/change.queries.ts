import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { Subject } from '../row.writes.ts';

export type ImportChange = {
  id: number;
  subject: Subject;
  subjectId: number;
  kind: 'created' | 'changed';
  field: string;
  fromValue: string | null;
  toValue: string | null;
};
type Of = { unitId: number; importId: number };

/** Everything that an import wrote, in its order. */
export async function listImportChanges(trx: Trx, { unitId, importId }: Of): Promise<ImportChange[]> {
  const rows = await trx
    .selectFrom('particularsChange')
    .select(['id', 'subject', 'subjectId', 'kind', 'field', 'fromValue', 'toValue'])
    .where('unitId', '=', unitId)
    .where('source', '=', 'import')
    .where('sourceId', '=', importId)
    .orderBy('id')
    .execute();
  return rows as ImportChange[];
}

export type NamedId = { id: number; name: string };

/** What of the import was changed again since: any change of what it made, else a change of the same field. */
export async function listChangedLater(trx: Trx, { unitId, importId }: Of): Promise<NamedId[]> {
  const { rows } = await sql<NamedId>`
    select distinct on (c.subject, c.subject_id) c.subject_id as id,
      coalesce(p.family_and_middle_name || ' ' || p.given_name, s.family_and_middle_name || ' ' || s.given_name,
        k.name, g.full_name, '') as name
    from particulars_change c
    join particulars_change l on l.unit_id = c.unit_id and l.subject = c.subject and l.subject_id = c.subject_id and l.id > c.id
      and (l.source <> 'import' or l.source_id is distinct from c.source_id)
      and (c.kind = 'created' or l.kind = 'deleted' or l.field = c.field)
    left join enrolment e on c.subject = 'enrolment' and e.unit_id = c.unit_id and e.id = c.subject_id
    left join pupil p on p.unit_id = c.unit_id and p.id = case c.subject when 'pupil' then c.subject_id when 'enrolment' then e.pupil_id end
    left join staff s on c.subject = 'staff' and s.unit_id = c.unit_id and s.id = c.subject_id
    left join class k on c.subject = 'class' and k.unit_id = c.unit_id and k.id = c.subject_id
    left join guardian g on c.subject = 'guardian' and g.unit_id = c.unit_id and g.id = c.subject_id
    where c.unit_id = ${unitId} and c.source = 'import' and c.source_id = ${importId}
    order by c.subject, c.subject_id
  `.execute(trx);
  return rows;
}

type Made = { unitId: number; importId: number; schoolYear: number };

/** Ids that the import made, for a statement that reads what stands on them. */
const madeBy = ({ unitId, importId }: Of, subject: Subject) => sql`(
  select subject_id from particulars_change
  where unit_id = ${unitId} and source = 'import' and source_id = ${importId} and subject = ${subject} and kind = 'created')`;

const pupilName = sql`p.family_and_middle_name || ' ' || p.given_name`;

/** Pupils with marks in the sheets of the classes into which the import put them. Marks belong to another capability; only that they are there is asked. */
export async function listMarked(trx: Trx, of: Made): Promise<NamedId[]> {
  const { rows } = await sql<NamedId>`
    select distinct p.id, ${pupilName} as name
    from enrolment e
    join sheet h on h.unit_id = e.unit_id and h.school_year = e.school_year and h.class_id = e.class_id
    join mark m on m.unit_id = h.unit_id and m.school_year = h.school_year and m.sheet_id = h.id and m.pupil_id = e.pupil_id
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear} and e.id in ${madeBy(of, 'enrolment')}
  `.execute(trx);
  return rows;
}

/** Pupils whose results were stored in the classes into which the import put them. */
export async function listWithOutcomes(trx: Trx, of: Made): Promise<NamedId[]> {
  const { rows } = await sql<NamedId>`
    select distinct p.id, ${pupilName} as name
    from enrolment e
    join outcome o on o.unit_id = e.unit_id and o.school_year = e.school_year and o.pupil_id = e.pupil_id and o.class_id = e.class_id
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear} and e.id in ${madeBy(of, 'enrolment')}
  `.execute(trx);
  return rows;
}

/** Pupils who have gone on to another class, or year, from where the import put them, or came back after it said that they left. */
export async function listEnrolledElsewhere(trx: Trx, of: Made): Promise<NamedId[]> {
  const { rows } = await sql<NamedId>`
    select distinct p.id, ${pupilName} as name
    from enrolment e
    join enrolment x on x.unit_id = e.unit_id and x.pupil_id = e.pupil_id and x.id <> e.id and x.starts_on > e.starts_on
      and x.id not in ${madeBy(of, 'enrolment')}
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear} and (e.id in ${madeBy(of, 'enrolment')} or e.id in (
      select subject_id from particulars_change where unit_id = ${of.unitId} and source = 'import' and source_id = ${of.importId}
        and subject = 'enrolment' and field = 'leaving'))
  `.execute(trx);
  return rows;
}

/** New staff who have been given duties since. */
export async function listAssigned(trx: Trx, of: Made): Promise<NamedId[]> {
  const { rows } = await sql<NamedId>`
    select s.id, s.family_and_middle_name || ' ' || s.given_name as name
    from staff s
    where s.unit_id = ${of.unitId} and s.id in ${madeBy(of, 'staff')} and (
      exists (select from teaching t where t.unit_id = ${of.unitId} and t.staff_id = s.id and t.id not in ${madeBy(of, 'teaching')})
      or exists (select from homeroom h where h.unit_id = ${of.unitId} and h.staff_id = s.id and h.id not in ${madeBy(of, 'homeroom')}))
  `.execute(trx);
  return rows;
}

/** New classes that have pupils, teachers, subjects or sheets since. */
export async function listClassesInUse(trx: Trx, of: Made): Promise<NamedId[]> {
  const { unitId, schoolYear } = of;
  const standing = sql.join(
    ['enrolment', 'class_subject', 'teaching', 'sheet'].map(
      (table) =>
        sql`exists (select from ${sql.table(table)} x where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.class_id = c.id)`,
    ),
    sql` or `,
  );
  const { rows } = await sql<NamedId>`
    select c.id, c.name from class c
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.id in ${madeBy(of, 'class')} and (${standing}
      or exists (select from homeroom h where h.unit_id = ${unitId} and h.school_year = ${schoolYear} and h.class_id = c.id
        and h.id not in ${madeBy(of, 'homeroom')}))
  `.execute(trx);
  return rows;
}
