import { openPool } from '@truong/db/pool';
import { type BenchTeacher, makeTeachers } from './bench-school.ts';
import { HttpClient } from './http-client.ts';
import { LimitWriter } from './limit.ts';
import { p95, runFor, runPaced } from './measure.ts';
import { column, SavingTeacher, sheet } from './saves.ts';
import { startServerProcess } from './server-process.ts';

/** A figure beside its stated limit of the same run. Rates are saves a second (more is better), times milliseconds. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  limit: number | null;
  ratio: number | null;
  target: number;
  met: boolean;
};

const seconds = 5;

/** A time that has to stay under a target; nothing to compare with. */
function timed(name: string, times: readonly number[], target: number): Figure {
  const value = p95(times);
  return { name, value, unit: 'ms p95', limit: null, ratio: null, target, met: value < target };
}

type Stage = { saving: SavingTeacher[]; limits: LimitWriter[]; officer: HttpClient; departmentId: number };

/** Both ways of writing the same cells, one after the other in one run. */
async function savesBesideLimit({ saving, limits }: Stage, people: number, of: typeof column) {
  const teachers = saving.slice(0, people).map((teacher) => () => teacher.save(of));
  const writers = limits.slice(0, people).map((limit) => () => limit.write(of));
  await runFor(1, teachers);
  const own = await runFor(seconds, teachers);
  await runFor(1, writers);
  const raw = await runFor(seconds, writers);
  // The limit changes versions behind the teachers' backs: each then reads its sheet again.
  await Promise.all(saving.map((teacher) => teacher.open()));
  return { own, raw };
}

function rateBench(name: string, people: number, of: typeof column, target: number) {
  return async (stage: Stage): Promise<Figure> => {
    const { own, raw } = await savesBesideLimit(stage, people, of);
    const ratio = own.rate / raw.rate;
    // One person alone has no target of its own: the issue states one for 32.
    return {
      name,
      value: own.rate,
      unit: 'saves/s',
      limit: raw.rate,
      ratio,
      target,
      met: people === 1 || ratio >= target,
    };
  };
}

const benches: Readonly<Record<string, (stage: Stage) => Promise<Figure>>> = {
  'open-sheet': async ({ saving }) => {
    const [first] = saving;
    if (!first) throw new Error('no teacher');
    for (let i = 0; i < 50; i += 1) await first.open();
    return timed('open-sheet', (await runFor(seconds, [() => first.open()])).times, 15);
  },
  'save-column-1': rateBench('save-column-1', 1, column, 0.2),
  'save-column-32': rateBench('save-column-32', 32, column, 0.2),
  'save-sheet-1': async (stage) => {
    const { own, raw } = await savesBesideLimit(stage, 1, sheet);
    const figure = timed('save-sheet-1', own.times, 25);
    return { ...figure, limit: p95(raw.times), ratio: p95(raw.times) / figure.value };
  },
  'save-sheet-32': rateBench('save-sheet-32', 32, sheet, 0.35),
  'save-column-paced': async ({ saving }) =>
    timed(
      'save-column-paced',
      await runPaced(
        seconds * 2,
        500,
        saving.map((teacher) => () => teacher.save(column)),
      ),
      100,
    ),
  aggregate: async ({ officer, departmentId }) => {
    const asked = {
      unitId: departmentId,
      schoolYear: 2024,
      period: 'term-1',
      source: 'filed',
      grade: null,
      measureGroup: 'learning',
      population: 'all',
    };
    const path = `/trpc/statistics.aggregate?input=${encodeURIComponent(JSON.stringify(asked))}`;
    return timed('aggregate', (await runFor(seconds, [() => officer.get(path)])).times, 100);
  },
};

/** Fills the database, serves it over HTTP and measures; `urls` are of an empty migrated database of the bench's own. */
export async function runBench(
  urls: { owner: string; app: string },
  wanted: readonly string[],
  say: (line: string) => void,
): Promise<Figure[]> {
  const unknown = wanted.filter((name) => !(name in benches));
  if (unknown.length > 0)
    throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  const { teachers, department } = await makeTeachers(urls, 32);
  const server = await startServerProcess(urls);
  const ownerPool = openPool(urls.owner, { max: 16 });
  const figures: Figure[] = [];
  try {
    const stage: Stage = {
      saving: teachers.map((teacher: BenchTeacher) => new SavingTeacher(server.address, teacher)),
      limits: teachers.map((teacher: BenchTeacher) => new LimitWriter(ownerPool, teacher)),
      officer: new HttpClient(server.address, department.token, department.assignmentId),
      departmentId: department.unitId,
    };
    await Promise.all(stage.saving.map((teacher) => teacher.save({ ...sheet, pupils: 45 })));
    for (const [name, bench] of Object.entries(benches)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const figure = await bench(stage);
      figures.push(figure);
      say(lineOf(figure));
    }
    for (const teacher of stage.saving) teacher.close();
    stage.officer.close();
    return figures;
  } finally {
    await server.close();
    await ownerPool.end();
  }
}

function lineOf({ name, value, unit, limit, ratio, target, met }: Figure): string {
  return [
    name.padEnd(20),
    value.toFixed(1).padStart(9),
    unit.padEnd(8),
    `limit ${limit?.toFixed(1) ?? '–'} ratio ${ratio?.toFixed(2) ?? '–'} target ${target}`,
    met ? 'met' : 'MISSED',
  ].join(' ');
}
