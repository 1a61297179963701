import type { DatabaseUrls } from '@truong/db/database-urls';
import { openPool } from '@truong/db/pool';
import { type Figure, lineOf, refuseUnknown } from '../figure.ts';
import { LimitWriter } from '../limit.ts';
import type { SaveStage } from '../save-benches.ts';
import { SavingTeacher, sheet } from '../saves.ts';
import { startServerProcess } from '../server-process.ts';
import { provinceBenches } from './province-benches.ts';
import { ProvincePeople } from './province-people.ts';

/** Serves the province over HTTP and measures; `urls` are of the database that `openProvince` made. */
export async function runProvinceBench(
  urls: DatabaseUrls,
  wanted: readonly string[],
  say: (line: string) => void,
): Promise<Figure[]> {
  // 'pivot-growth' means all of its sizes.
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((one) => one === name || isGrowth(one, name));
  refuseUnknown(
    wanted.filter((name) => !growths.includes(name)),
    provinceBenches,
  );
  const server = await startServerProcess(urls);
  const owner = openPool(urls.owner, { max: 16 });
  const people = new ProvincePeople(urls, owner, server.address);
  let made: Promise<SaveStage> | undefined;
  const saves = () => {
    made ??= makeSaves(people, owner, server.address);
    return made;
  };
  const figures: Figure[] = [];
  try {
    for (const [name, bench] of Object.entries(provinceBenches)) {
      if (!isWanted(name)) continue;
      const figure = await bench({ urls, people, owner, saves, say });
      figures.push(figure);
      say(lineOf(figure));
    }
    return figures;
  } finally {
    for (const teacher of (await made)?.saving ?? []) teacher.close();
    await people.leave();
    await server.close();
    await owner.end();
  }
}

const growths = ['pivot-growth'];
function isGrowth(one: string, name: string): boolean {
  return growths.includes(one) && name.startsWith(`${one}-`);
}

async function makeSaves(
  people: ProvincePeople,
  owner: ConstructorParameters<typeof LimitWriter>[0],
  address: string,
): Promise<SaveStage> {
  const teachers = await people.teachers(32);
  const saving = teachers.map((teacher) => new SavingTeacher(address, teacher));
  const limits = teachers.map((teacher) => new LimitWriter(owner, teacher));
  await Promise.all(limits.map((limit) => limit.clear()));
  // Cells are there already: each teacher reads the sheet, then fills it whole.
  await Promise.all(saving.map((teacher) => teacher.open()));
  await Promise.all(saving.map((teacher) => teacher.save({ ...sheet, pupils: 45 })));
  return { saving, limits };
}
