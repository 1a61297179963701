import { type DuePoint, listDuePoints } from '@truong/api/statistics/records/due-points';
import { packLiveSets } from '@truong/api/statistics/records/live-sets';
import { connectPrepared } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { recordKinds } from '@truong/rules/statistics/catalogue';
import type { OwnerPool } from '../load/insert-rows.ts';
import { days } from '../model/calendar.ts';
import { copyIn } from './copy-in.ts';

/** As many schools are read side by side as there are cores to count with. */
const atOnce = 3;

/** The rows of the records of every school, year and point that has come, packed as the servers' job does it and loaded by COPY. */
export async function packRecords(owner: OwnerPool, url: string): Promise<number> {
  const pool = openPool(url, { max: atOnce });
  const db = connectPrepared(pool);
  const at = new Date();
  let id = 0;
  try {
    const due = await listDuePoints(db, { today: days.today, kinds: recordKinds.length });
    await copyIn(
      owner,
      url,
      async (target) => {
        for (let first = 0; first < due.length; first += atOnce) {
          const points = due.slice(first, first + atOnce);
          const packed = await Promise.all(
            points.map(async (point) => ({ point, sets: await packLiveSets(db, point) })),
          );
          for (const { point, sets } of packed) {
            for (const { kind, countedOn, rowCount, columns } of sets) {
              id += 1;
              const of = keyOf(point);
              const head = {
                ...of,
                id,
                kind,
                point: point.point,
                counted_on: countedOn,
                row_count: rowCount,
                computed_at: at,
              };
              await target.insert('record_set', [head]);
              await target.insert(
                'record_column',
                columns.map((column) => ({ ...of, set_id: id, ...column })),
              );
            }
          }
        }
      },
      ['record_set', 'record_column'],
    );
    return id;
  } finally {
    await pool.end();
  }
}

function keyOf({ unitId, schoolYear }: DuePoint) {
  return { unit_id: unitId, school_year: schoolYear };
}
