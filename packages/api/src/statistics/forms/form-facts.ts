import type { FormList } from '@truong/contracts/forms';
import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import type { Form } from '@truong/rules/statistics/form';
import { formStanding } from '@truong/rules/statistics/form-state';
import {
  type FactsOf,
  type FiledRow,
  type LockRow,
  listFiled,
  listFormUnlocks,
  listFormVerdicts,
  listLocks,
  listProgress,
  listWindows,
  type ProgressRow,
  type UnlockRow,
  type VerdictRow,
  type WindowRow,
} from './facts.queries.ts';
import { type FilerPlace, reviewersOf } from './filer.queries.ts';

/** Everything known of forms of some schools in a year, to be told apart by unit, form and period. */
export type FactRows = {
  windows: WindowRow[];
  progress: ProgressRow[];
  filed: FiledRow[];
  verdicts: VerdictRow[];
  locks: LockRow[];
  unlocks: UnlockRow[];
};

/** A school reads the copies of what offices said; an office what it and the offices below it said. */
export async function readFacts(db: Db, act: Act, of: FactsOf): Promise<FactRows> {
  const readUnits = act.unitKind === 'school' ? null : act.readUnits;
  const [windows, progress, filed, verdicts, locks, unlocks] = await Promise.all([
    listWindows(db, of),
    listProgress(db, of),
    listFiled(db, of, { latest: true }),
    listFormVerdicts(db, of, readUnits),
    listLocks(db, of, readUnits),
    listFormUnlocks(db, of),
  ]);
  return { windows, progress, filed, verdicts, locks, unlocks };
}

type One = { unitId: number; formCode: string; period: string };

const isOf =
  ({ unitId, formCode, period }: One) =>
  (row: One) =>
    row.unitId === unitId && row.formCode === formCode && row.period === period;

/** The facts of one form of one school, as the contracts show them. */
export function factsOf(
  rows: FactRows,
  act: Act,
  { form, period, place }: { form: Form; period: string; place: FilerPlace },
) {
  const one: One = { unitId: place.unitId, formCode: form.code, period };
  const window = rows.windows.find((row) => row.formCode === form.code && row.period === period) ?? null;
  const latest = rows.filed.find(isOf(one));
  const progress = rows.progress.find(isOf(one));
  const locks = rows.locks.filter(isOf(one));
  const verdicts = rows.verdicts.filter((row) => isOf(one)(row) && row.number === latest?.number);
  const last = reviewersOf(form, place).at(-1);
  const standing = formStanding({
    window,
    today: act.today,
    now: act.at.toISOString(),
    isCompleted: progress !== undefined,
    latest: latest ?? null,
    verdicts: verdicts.map(({ number, verdict, officeId }) => ({ number, verdict, isLast: officeId === last })),
    locks: locks.map(({ said, until }) => ({ said, until: until?.toISOString() ?? null })),
  });
  return {
    window,
    latest,
    verdicts,
    standing,
    shown: {
      ...shownWindow(window),
      ...shownFacts({ standing, latest, progress, verdicts, locks, unlocks: rows.unlocks.filter(isOf(one)) }),
    },
  };
}

function shownWindow(window: WindowRow | null) {
  return {
    opensOn: window?.opensOn ?? null,
    dueOn: window?.dueOn ?? null,
    countedOn: window?.countedOn ?? window?.dueOn ?? null,
  };
}

type Shown = Pick<FormList[number], 'standing' | 'completed' | 'latest' | 'reviews' | 'lock' | 'unlockRequest'>;

function shownFacts(of: {
  standing: Shown['standing'];
  latest: FiledRow | undefined;
  progress: ProgressRow | undefined;
  verdicts: VerdictRow[];
  locks: LockRow[];
  unlocks: UnlockRow[];
}): Shown {
  const { standing, latest, progress, verdicts, locks, unlocks } = of;
  const lock = locks.filter(({ said }) => said !== 'refused').at(-1);
  const asked = unlocks.at(-1);
  const answer = asked && locks.find(({ requestId }) => requestId === asked.id);
  return {
    standing,
    completed: progress ? { at: progress.completedAt.toISOString(), by: progress.by } : null,
    latest: latest
      ? {
          number: latest.number,
          filedOn: latest.filedOn,
          filedAt: latest.filedAt.toISOString(),
          filedBy: latest.filedBy,
        }
      : null,
    reviews: verdicts.map(({ number, verdict, comment, office, reviewer, at }) => ({
      ...{ number, verdict, comment, office, reviewer, at: at.toISOString() },
    })),
    lock: lock
      ? { at: lock.at.toISOString(), by: lock.by, until: lock.until?.toISOString() ?? null, reason: lock.reason }
      : null,
    unlockRequest:
      asked && answer?.said !== 'unlocked'
        ? {
            ...{
              id: asked.id,
              reason: asked.reason,
              until: asked.until.toISOString(),
              askedAt: asked.askedAt.toISOString(),
            },
            refusal: answer?.reason ?? null,
          }
        : null,
  };
}
