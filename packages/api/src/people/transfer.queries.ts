import type { FrozenMark, FrozenYear, TransferDecision } from '@truong/contracts/particulars';
import type {
  FrozenTerm,
  GetTransfer,
  TransferDetail,
  TransferList,
  TransferPayload,
} from '@truong/contracts/transfers';
import type { Trx } from '@truong/db/kysely';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';

/** Schools of today beside one's own, by the beginnings of words of their names. */
export async function findTransferSchools(
  trx: Trx,
  { unitId, search, today }: { unitId: number; search: string; today: string },
): Promise<{ id: number; name: string; place: string | null }[]> {
  const words = fold(search)
    .split(' ')
    .map((word) => word.replace(/[%_\\]/g, ''))
    .filter(Boolean);
  const matches = words.map((word) => sql`' ' || u.name_search like ${`% ${word}%`}`);
  const { rows } = await sql<{ id: number; name: string; place: string | null }>`
    select u.id, u.name, (select p.name from administrative_unit p where p.code = u.administrative_code
      order by array_position(array['commune', 'district', 'province'], p.kind) limit 1) as place
    from unit u
    where u.kind = 'school' and u.id <> ${unitId} and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to >= ${today}::date)
      ${matches.length === 0 ? sql`` : sql`and ${sql.join(matches, sql` and `)}`}
    order by u.name limit 20
  `.execute(trx);
  return rows;
}

/** Every cell of the year that holds something, of whatever class, in the canonical text that sheets send to screens. */
export async function freezeMarks(
  trx: Trx,
  of: { unitId: number; schoolYear: number; pupilId: number },
): Promise<FrozenMark[]> {
  const { rows } = await sql<FrozenMark>`
    select s.school_year, s.term, s.subject_code, j.name as subject_name, s.kind, c.name as class_name, m.slot, u.name as origin_name,
      coalesce(m.number::text, case m.code when 'make_up' then 'make_up ' || m.due_on else m.code end) as value
    from mark m
    join sheet s on s.unit_id = m.unit_id and s.school_year = m.school_year and s.id = m.sheet_id
    join class c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.id = s.class_id
    join unit u on u.id = m.unit_id
    left join subject j on j.code = s.subject_code
    where m.unit_id = ${of.unitId} and m.school_year = ${of.schoolYear} and m.pupil_id = ${of.pupilId} and num_nonnulls(m.number, m.code) = 1
    order by s.term, j.sort_order nulls last, c.name, m.slot
  `.execute(trx);
  return rows;
}

/** The stored results of the year's closed terms, and those that came along from schools before. */
export async function freezeTerms(
  trx: Trx,
  of: { unitId: number; schoolYear: number; pupilId: number },
): Promise<FrozenTerm[]> {
  const { rows } = await sql<FrozenTerm>`
    select o.school_year, case o.period when 'term-1' then 1 else 2 end as term, o.rule_version, o.is_assessed, o.conduct, o.year_conduct,
      o.absent_excused, o.absent_unexcused, u.name as origin_name,
      coalesce((select json_agg(json_build_array(s.subject_code, s.tenths, s.result) order by s.subject_code) from outcome_subject s
        where s.unit_id = o.unit_id and s.school_year = o.school_year and s.period = o.period and s.pupil_id = o.pupil_id), '[]') as subjects
    from outcome o join unit u on u.id = o.unit_id
    where o.unit_id = ${of.unitId} and o.school_year = ${of.schoolYear} and o.pupil_id = ${of.pupilId} and o.period in ('term-1', 'term-2')
    order by o.period
  `.execute(trx);
  return rows;
}

/** The years in which this school had the pupil, with what the summer or the year decided. */
export async function freezeYears(
  trx: Trx,
  of: { unitId: number; schoolYear: number; pupilId: number },
): Promise<FrozenYear[]> {
  const { rows } = await sql<FrozenYear>`
    select e.school_year, e.grade, u.name as origin_name, (
      select o.decision from outcome o where o.unit_id = ${of.unitId} and o.school_year = e.school_year and o.pupil_id = ${of.pupilId}
        and o.grade = e.grade and o.period in ('year', 'summer') and o.decision is not null
      order by o.period limit 1) as decision
    from (select distinct school_year, grade from enrolment
      where unit_id = ${of.unitId} and pupil_id = ${of.pupilId} and school_year <= ${of.schoolYear}) e
    join unit u on u.id = ${of.unitId}
    order by e.school_year, e.grade
  `.execute(trx);
  return rows;
}

type Line = {
  transferId: number;
  schoolYear: number;
  payload: TransferPayload;
  sentAt: Date;
  decision: TransferDecision | null;
  answerReason: string | null;
  answeredAt: Date | null;
};

function lineOf({ payload, sentAt, answeredAt, ...row }: Line) {
  return {
    transferId: row.transferId,
    schoolYear: row.schoolYear,
    fullName: payload.particulars.fullName,
    birthDate: payload.particulars.birthDate,
    birthPrecision: payload.particulars.birthPrecision,
    grade: payload.enrolment.grade,
    sentAt: sentAt.toISOString(),
    decision: row.decision,
    answerReason: row.answerReason,
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}

/** What this school sent and what came to it, each with its answer, what waits first. */
export async function listTransfers(trx: Trx, unitId: number): Promise<TransferList> {
  const { rows: sent } = await sql<Line & { pupilId: number; toName: string; className: string | null }>`
    select t.id as transfer_id, t.school_year, t.payload, t.sent_at, v.decision, v.reason as answer_reason, v.answered_at, t.pupil_id,
      u.name as to_name, v.class_name
    from transfer t join unit u on u.id = t.to_unit_id
    left join transfer_verdict v on v.unit_id = t.unit_id and v.transfer_id = t.id
    where t.unit_id = ${unitId}
    order by v.decision is not null, t.id desc limit 200
  `.execute(trx);
  const { rows: received } = await sql<Line & { fromUnitId: number; fromName: string; pupilId: number | null }>`
    select t.transfer_id, t.school_year, t.payload, t.sent_at, a.decision, a.reason as answer_reason, a.answered_at, t.from_unit_id,
      t.from_unit_name as from_name, a.pupil_id
    from transfer_arrival t
    left join transfer_answer a on a.unit_id = t.unit_id and a.from_unit_id = t.from_unit_id and a.transfer_id = t.transfer_id
    where t.unit_id = ${unitId}
    order by a.decision is not null, t.sent_at desc limit 200
  `.execute(trx);
  return {
    sent: sent.map((row) => ({ ...lineOf(row), pupilId: row.pupilId, toName: row.toName, className: row.className })),
    received: received.map((row) => ({
      ...lineOf(row),
      fromUnitId: row.fromUnitId,
      fromName: row.fromName,
      pupilId: row.pupilId,
    })),
  };
}

export type Arrival = TransferDetail & { personId: number; answererName: string | null };

export async function findArrival(
  trx: Trx,
  { unitId, fromUnitId, transferId }: GetTransfer,
): Promise<Arrival | undefined> {
  type Row = Line &
    Pick<Arrival, 'fromName' | 'senderName' | 'leavesOn' | 'reason' | 'personId' | 'answererName'> & {
      payload: TransferPayload;
    };
  const { rows } = await sql<Row>`
    select t.transfer_id, t.school_year, t.payload, t.sent_at, a.decision, a.reason as answer_reason, a.answered_at, t.from_unit_name as from_name,
      t.sender_name, t.leaves_on, t.reason, t.person_id, a.answerer_name
    from transfer_arrival t
    left join transfer_answer a on a.unit_id = t.unit_id and a.from_unit_id = t.from_unit_id and a.transfer_id = t.transfer_id
    where t.unit_id = ${unitId} and t.from_unit_id = ${fromUnitId} and t.transfer_id = ${transferId}
  `.execute(trx);
  const [row] = rows;
  return (
    row && {
      ...lineOf(row),
      fromName: row.fromName,
      senderName: row.senderName,
      leavesOn: row.leavesOn,
      reason: row.reason,
      // What was sent before religion was kept says nothing of it.
      payload: { ...row.payload, particulars: { ...{ religion: null }, ...row.payload.particulars } },
      personId: row.personId,
      answererName: row.answererName,
    }
  );
}

/** Held until the end of the transaction by whoever answers a transfer or takes it back: it has one answer. */
export async function lockTransfer(
  trx: Trx,
  { unitId, transferId }: { unitId: number; transferId: number },
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('transfer:' || ${unitId}::text || ':' || ${transferId}::text, 0))`.execute(
    trx,
  );
}

export type Sent = {
  unitId: number;
  schoolYear: number;
  pupilId: number;
  leavesOn: string;
  reason: string;
  decision: TransferDecision | null;
  answererName: string | null;
  answeredAt: string | null;
};

/** What this school sent, with the answer as far as it has come back. */
export async function findSent(
  trx: Trx,
  { unitId, transferId }: { unitId: number; transferId: number },
): Promise<Sent | undefined> {
  const { rows } = await sql<Omit<Sent, 'answeredAt'> & { answeredAt: Date | null }>`
    select t.unit_id, t.school_year, t.pupil_id, t.leaves_on, t.reason, v.decision, v.answerer_name, v.answered_at
    from transfer t left join transfer_verdict v on v.unit_id = t.unit_id and v.transfer_id = t.id
    where t.unit_id = ${unitId} and t.id = ${transferId}
  `.execute(trx);
  const [row] = rows;
  return row && { ...row, answeredAt: row.answeredAt?.toISOString() ?? null };
}

/** The pupil of the unit who is this person, as one who comes back is. */
export async function findPupilOfPerson(trx: Trx, unitId: number, personId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from pupil where unit_id = ${unitId} and person_id = any(
      (select array_agg(resolved_id) || ${personId}::bigint from person_resolve(array[${personId}::bigint]))::bigint[])
    order by id limit 1
  `.execute(trx);
  return rows[0]?.id ?? null;
}
