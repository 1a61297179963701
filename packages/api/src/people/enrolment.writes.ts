import type { ParticularsProblem } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import {
  type Change,
  insertRows,
  lockParticulars,
  recordChanges,
  refuseProblems,
  updateRows,
  type WriteSource,
} from './row.writes.ts';

export type EnrolmentWrite = {
  pupilId: number;
  classId: number;
  grade: number;
  startsOn: string;
  /** Null: to the end of the class's register. */
  registerOrder: number | null;
};

export type StoredEnrolment = {
  id: number;
  pupilId: number;
  classId: number;
  grade: number;
  registerOrder: number;
  startsOn: string;
  endsOn: string | null;
};
type Step = {
  row: EnrolmentWrite;
  open: StoredEnrolment | undefined;
  kind: 'arrived' | 'returned' | 'class_changed' | 'same';
};

/**
 * Puts each pupil into a class of the year from a day on: arrives, returns, or leaves the class where the pupil stands on the
 * day before. Who is in that class already keeps the place; grade and register order are corrected where they differ.
 * Answers the ids of the enrolments in the order of the rows.
 */
export async function writeEnrolments(
  trx: Trx,
  act: Act,
  unitId: number,
  schoolYear: number,
  rows: readonly EnrolmentWrite[],
  source: WriteSource,
): Promise<number[]> {
  if (rows.length === 0) return [];
  await lockParticulars(trx, unitId);
  const steps = await stepsOf(trx, { unitId, schoolYear }, rows);
  const arriving = steps.filter(({ kind }) => kind !== 'same');
  const leaving = arriving.filter(({ open }) => open);
  const corrected = steps.filter(
    ({ row, open, kind }) =>
      kind === 'same' &&
      open &&
      (open.grade !== row.grade || (row.registerOrder !== null && row.registerOrder !== open.registerOrder)),
  );
  const orderOf = await registerOrders(trx, { unitId, schoolYear }, arriving);

  await updateRows(
    trx,
    { table: 'enrolment', unitId, fields: ['endsOn', 'endReason'] },
    leaving.map(({ row, open }) => ({ id: open?.id, endsOn: dayBefore(row.startsOn), endReason: null })),
  );
  await updateRows(
    trx,
    { table: 'enrolment', unitId, fields: ['grade', 'registerOrder'] },
    corrected.map(({ row, open }) => ({
      id: open?.id,
      grade: row.grade,
      registerOrder: row.registerOrder ?? open?.registerOrder,
    })),
  );
  const ids = await insertRows(
    trx,
    'enrolment',
    arriving.map((step) => ({ unitId, schoolYear, ...step.row, registerOrder: orderOf.get(step) })),
  );
  await insertRows(
    trx,
    'enrolment_event',
    arriving.map(({ row, open, kind }) => ({
      unitId,
      schoolYear,
      pupilId: row.pupilId,
      kind,
      onDate: row.startsOn,
      fromClassId: open?.classId ?? null,
      toClassId: row.classId,
      accountId: act.accountId,
      at: act.at,
    })),
  );
  const idOf = new Map(arriving.map((step, i) => [step, ids[i] as number]));
  const changes: Change[] = [
    ...arriving.map((step) => enrolmentChange(idOf.get(step) as number, 'created', '*', null, null)),
    ...leaving.map(({ row, open }) =>
      enrolmentChange(open?.id ?? 0, 'changed', 'endsOn', null, dayBefore(row.startsOn)),
    ),
    ...corrected.flatMap(({ row, open }) =>
      (['grade', 'registerOrder'] as const)
        .filter((field) => row[field] !== null && row[field] !== open?.[field])
        .map((field) => enrolmentChange(open?.id ?? 0, 'changed', field, String(open?.[field]), String(row[field]))),
    ),
  ];
  await recordChanges(trx, act, unitId, changes, source);
  return steps.map((step) => idOf.get(step) ?? (step.open?.id as number));
}

export function enrolmentChange(
  subjectId: number,
  kind: Change['kind'],
  field: string,
  fromValue: string | null,
  toValue: string | null,
): Change {
  return { subject: 'enrolment', subjectId, kind, field, fromValue, toValue };
}

type Of = { unitId: number; schoolYear: number };

async function stepsOf(trx: Trx, { unitId, schoolYear }: Of, rows: readonly EnrolmentWrite[]): Promise<Step[]> {
  const { rows: stored } = await sql<StoredEnrolment>`
    select e.id, e.pupil_id, e.class_id, e.grade, e.register_order, e.starts_on, e.ends_on from enrolment e
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.pupil_id = any(${rows.map((row) => row.pupilId)}::bigint[])
    order by e.starts_on
    for update
  `.execute(trx);
  const problems: ParticularsProblem[] = [];
  const seen = new Set<number>();
  const steps = rows.map((row, index): Step => {
    const ofPupil = stored.filter((one) => one.pupilId === row.pupilId);
    const last = ofPupil.at(-1);
    const open = last?.endsOn === null ? last : undefined;
    if (seen.has(row.pupilId)) problems.push({ row: index, field: 'pupilId', problem: 'twice' });
    seen.add(row.pupilId);
    if (open?.classId === row.classId) return { row, open, kind: 'same' };
    // An enrolment is a span of days: the next one begins after the last one has begun, or ended.
    if (last && row.startsOn <= (last.endsOn ?? last.startsOn))
      problems.push({ row: index, field: 'startsOn', problem: 'too_early' });
    return { row, open, kind: open ? 'class_changed' : last ? 'returned' : 'arrived' };
  });
  refuseProblems(problems);
  return steps;
}

/** The place in the register of each new enrolment: the one asked for, else behind the last one of its class. */
async function registerOrders(
  trx: Trx,
  { unitId, schoolYear }: Of,
  steps: readonly Step[],
): Promise<Map<Step, number>> {
  if (steps.length === 0) return new Map();
  const classIds = [...new Set(steps.map(({ row }) => row.classId))];
  const { rows } = await sql<{ classId: number; last: number }>`
    select class_id, max(register_order) as last from enrolment
    where unit_id = ${unitId} and school_year = ${schoolYear} and class_id = any(${classIds}::bigint[]) group by class_id
  `.execute(trx);
  const last = new Map(rows.map((row) => [row.classId, row.last]));
  for (const { row } of steps) last.set(row.classId, Math.max(last.get(row.classId) ?? 0, row.registerOrder ?? 0));
  return new Map(
    steps.map((step) => {
      const { classId, registerOrder } = step.row;
      if (registerOrder !== null) return [step, registerOrder];
      const next = (last.get(classId) ?? 0) + 1;
      last.set(classId, next);
      return [step, next];
    }),
  );
}

export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
