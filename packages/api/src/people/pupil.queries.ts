import type { EnrolmentEvent, Guardian, PupilDetail, RestrictedPart } from '@truong/contracts/particulars';
import type { FrozenTerm, TransferPayload } from '@truong/contracts/transfers';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

type Ref = { unitId: number; pupilId: number };
type Head = Pick<
  PupilDetail,
  'id' | 'code' | 'fullName' | 'isFemale' | 'birthDate' | 'birthPrecision' | 'ethnicGroupCode' | 'ethnicGroup'
>;

export async function findPupilHead(trx: Trx, { unitId, pupilId }: Ref): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select p.id, p.code, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, p.is_female, p.birth_date, p.birth_precision,
      p.ethnic_group_code, g.name as ethnic_group
    from pupil p join ethnic_group g on g.code = p.ethnic_group_code
    where p.unit_id = ${unitId} and p.id = ${pupilId}
  `.execute(trx);
  return rows[0];
}

export async function listGuardians(trx: Trx, { unitId, pupilId }: Ref): Promise<Guardian[]> {
  const { rows } = await sql<Guardian>`
    select id, relation, full_name, birth_year, occupation, phone, email from guardian
    where unit_id = ${unitId} and pupil_id = ${pupilId}
    order by array_position(array['father', 'mother', 'guardian'], relation), id
  `.execute(trx);
  return rows;
}

export async function listEnrolments(trx: Trx, { unitId, pupilId }: Ref): Promise<PupilDetail['enrolments']> {
  const { rows } = await sql<PupilDetail['enrolments'][number]>`
    select e.school_year, e.class_id, c.name as class_name, e.grade, e.starts_on, e.ends_on, e.end_reason
    from enrolment e join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
    where e.unit_id = ${unitId} and e.pupil_id = ${pupilId}
    order by e.starts_on desc, e.id desc
  `.execute(trx);
  return rows;
}

export async function listEvents(trx: Trx, { unitId, pupilId }: Ref): Promise<EnrolmentEvent[]> {
  const { rows } = await sql<EnrolmentEvent>`
    select v.kind, v.on_date, f.name as from_class, t.name as to_class, v.reason, a.display_name as who
    from enrolment_event v join account a on a.id = v.account_id
    left join class f on f.unit_id = v.unit_id and f.school_year = v.school_year and f.id = v.from_class_id
    left join class t on t.unit_id = v.unit_id and t.school_year = v.school_year and t.id = v.to_class_id
    where v.unit_id = ${unitId} and v.pupil_id = ${pupilId}
    order by v.id desc
  `.execute(trx);
  return rows;
}

/** Cells of the year in sheets of classes where the pupil does not stand today: they stay there. */
export async function listMarksElsewhere(
  trx: Trx,
  { unitId, pupilId, schoolYear, today }: Ref & { schoolYear: number; today: string },
): Promise<PupilDetail['marksElsewhere']> {
  const { rows } = await sql<PupilDetail['marksElsewhere'][number]>`
    select c.name as class_name, s.term, j.name as subject_name, count(*)::integer as cells
    from mark m
    join sheet s on s.unit_id = m.unit_id and s.school_year = m.school_year and s.id = m.sheet_id
    join class c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.id = s.class_id
    left join subject j on j.code = s.subject_code
    where m.unit_id = ${unitId} and m.school_year = ${schoolYear} and m.pupil_id = ${pupilId} and num_nonnulls(m.number, m.code) = 1
      and not exists (select from enrolment e where e.unit_id = s.unit_id and e.school_year = s.school_year and e.class_id = s.class_id
        and e.pupil_id = m.pupil_id and e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date))
    group by c.name, s.term, j.name, j.sort_order
    order by s.term, j.sort_order nulls last
  `.execute(trx);
  return rows;
}

/** What came along when the pupil was taken over from other schools. */
export async function listTransferred(
  trx: Trx,
  { unitId, pupilId }: Ref,
): Promise<(PupilDetail['transferred'][number] & { schoolYear: number; terms: FrozenTerm[] })[]> {
  type Row = { schoolYear: number; fromName: string; sentAt: Date; leavesOn: string; payload: TransferPayload };
  const { rows } = await sql<Row>`
    select t.school_year, t.from_unit_name as from_name, t.sent_at, t.leaves_on, t.payload
    from transfer_answer a
    join transfer_arrival t on t.unit_id = a.unit_id and t.from_unit_id = a.from_unit_id and t.transfer_id = a.transfer_id
    where a.unit_id = ${unitId} and a.pupil_id = ${pupilId} and a.decision = 'accepted'
    order by t.sent_at desc
  `.execute(trx);
  return rows.map(({ payload, sentAt, ...row }) => ({
    ...row,
    sentAt: sentAt.toISOString(),
    className: payload.enrolment.className,
    marks: payload.marks,
    terms: payload.terms ?? [],
    years: payload.years ?? [],
  }));
}

export async function listSent(trx: Trx, { unitId, pupilId }: Ref): Promise<PupilDetail['sent']> {
  type Row = Omit<PupilDetail['sent'][number], 'sentAt'> & { sentAt: Date };
  const { rows } = await sql<Row>`
    select u.name as to_name, t.sent_at, v.decision, v.reason
    from transfer t join unit u on u.id = t.to_unit_id
    left join transfer_verdict v on v.unit_id = t.unit_id and v.transfer_id = t.id
    where t.unit_id = ${unitId} and t.pupil_id = ${pupilId}
    order by t.id desc
  `.execute(trx);
  return rows.map((row) => ({ ...row, sentAt: row.sentAt.toISOString() }));
}

export async function getRestricted(trx: Trx, { unitId, pupilId }: Ref): Promise<Omit<RestrictedPart, 'history'>> {
  const { rows } = await sql<Omit<RestrictedPart, 'history'>>`
    select p.administrative_code, d.personal_number, d.education_number, d.birth_place, d.nationality, d.residence_administrative_code,
      d.residence_address, d.phone, coalesce(d.policy_groups, '{}') as policy_groups, d.disability_kind, d.disability_note, d.religion
    from pupil p left join pupil_detail d on d.unit_id = p.unit_id and d.pupil_id = p.id
    where p.unit_id = ${unitId} and p.id = ${pupilId}
  `.execute(trx);
  const [row] = rows;
  if (!row) throw new Error(`pupil ${pupilId} was there a moment ago`);
  return row;
}

/** Whether the class is one of the unit's in that year. */
export async function isClass(
  trx: Trx,
  { unitId, schoolYear, classId }: { unitId: number; schoolYear: number; classId: number },
): Promise<boolean> {
  const { rows } = await sql`
    select from class where unit_id = ${unitId} and school_year = ${schoolYear} and id = ${classId}
  `.execute(trx);
  return rows.length > 0;
}
