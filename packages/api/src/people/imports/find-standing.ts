import type { Standing } from '@truong/contracts/imports';
import type { Trx } from '@truong/db/kysely';
import {
  listAssigned,
  listChangedLater,
  listClassesInUse,
  listEnrolledElsewhere,
  listMarked,
  listWithOutcomes,
  type NamedId,
} from './change.queries.ts';

const namesTold = 5;

/** What stands on an import and keeps it from being undone; nothing else does. */
export async function findStanding(
  trx: Trx,
  of: { unitId: number; schoolYear: number; importId: number },
): Promise<Standing[]> {
  const found: [Standing['what'], NamedId[]][] = await Promise.all([
    listMarked(trx, of).then((rows): [Standing['what'], NamedId[]] => ['marks', rows]),
    listWithOutcomes(trx, of).then((rows): [Standing['what'], NamedId[]] => ['outcomes', rows]),
    listEnrolledElsewhere(trx, of).then((rows): [Standing['what'], NamedId[]] => ['enrolled_elsewhere', rows]),
    listAssigned(trx, of).then((rows): [Standing['what'], NamedId[]] => ['assigned', rows]),
    listClassesInUse(trx, of).then((rows): [Standing['what'], NamedId[]] => ['in_use', rows]),
    listChangedLater(trx, of).then((rows): [Standing['what'], NamedId[]] => ['changed_later', rows]),
  ]);
  return found.flatMap(([what, rows]) => {
    const names = [...new Set(rows.map(({ name }) => name).filter(Boolean))];
    return rows.length === 0 ? [] : [{ what, count: rows.length, names: names.slice(0, namesTold) }];
  });
}
