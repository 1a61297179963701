import type { Trx } from '@truong/db/kysely';
import { dayBefore } from '../enrolment.writes.ts';
import {
  type HomeroomWrite,
  type TeachingWrite,
  type WriteSource,
  writeHomeroom,
  writeTeaching,
} from '../people.writes.ts';
import { type Setting, startDay } from './plan.ts';
import { listDuties } from './school.queries.ts';

export type HomeroomTask = { staffId: number; classId: number };
export type TeachingTask = HomeroomTask & { subjectCode: string };

/** Gives each class its teacher from today, or from the year's first day where nobody stood; who stood there ends the day before. */
export async function replaceHomerooms(
  trx: Trx,
  setting: Setting,
  tasks: readonly HomeroomTask[],
  source: WriteSource,
): Promise<void> {
  const { act, unitId, schoolYear } = setting;
  const { homerooms } = await listDuties(trx, { unitId, schoolYear, today: act.today });
  const writes = tasks.flatMap(({ staffId, classId }): HomeroomWrite[] => {
    const before = homerooms.filter((one) => one.classId === classId);
    if (before.some((one) => one.staffId === staffId)) return [];
    const validFrom = startDay(setting, { isFirst: before.length === 0 });
    const ended = before.map(({ id }) => ({ homeroomId: id, set: { validTo: dayBefore(validFrom) } }));
    return [...ended, { homeroomId: null, set: { staffId, classId, validFrom } }];
  });
  await writeHomeroom(trx, act, unitId, schoolYear, writes, source);
}

/** The same for subjects: whoever teaches one of these classes and subjects and is not named for it any more ends. */
export async function replaceTeaching(
  trx: Trx,
  setting: Setting,
  { tasks, named }: { tasks: readonly TeachingTask[]; named: ReadonlySet<string> },
  source: WriteSource,
): Promise<void> {
  const { act, unitId, schoolYear } = setting;
  const { teaching } = await listDuties(trx, { unitId, schoolYear, today: act.today });
  const placeOf = (one: TeachingTask) => `${one.classId} ${one.subjectCode}`;
  const places = new Set(tasks.map(placeOf));
  const ending = teaching.filter((one) => places.has(placeOf(one)) && !named.has(`${placeOf(one)} ${one.staffId}`));
  const held = new Set(teaching.map(placeOf));
  const today = startDay(setting, { isFirst: false });
  const writes: TeachingWrite[] = [
    ...ending.map(({ id }) => ({ teachingId: id, set: { validTo: dayBefore(today) } })),
    ...tasks.map((task) => ({
      teachingId: null,
      set: { ...task, validFrom: startDay(setting, { isFirst: !held.has(placeOf(task)) }) },
    })),
  ];
  await writeTeaching(trx, act, unitId, schoolYear, writes, source);
}
