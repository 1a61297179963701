import { openPool } from '@truong/db/pool';
import { startServer } from '@truong/server/start-server';
import { makeTeachers } from './bench-school.ts';
import { HttpClient } from './http-client.ts';
import { LimitWriter } from './limit.ts';
import { p95, runFor, runPaced } from './measure.ts';
import { SavingTeacher } from './saves.ts';

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
const columnSlots = ['mid'];
const allSlots = ['r1', 'r2', 'r3', 'r4', 'mid', 'end'];

/** Fills the database, serves it over HTTP and measures; `urls` are of an empty migrated database of the bench's own. */
export async function runBench(
  urls: { owner: string; app: string },
  wanted: readonly string[],
  say: (line: string) => void,
): Promise<Figure[]> {
  const { teachers, department } = await makeTeachers(urls, 32);
  const server = await startServer({
    urls,
    port: 4200,
    host: '127.0.0.1',
    isPortFixed: false,
    staffDist: '',
    isDemo: true,
  });
  const ownerPool = openPool(urls.owner, { max: 16 });
  const figures: Figure[] = [];
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  const keep = (figure: Figure) => {
    figures.push(figure);
    say(
      `${figure.name.padEnd(20)} ${figure.value.toFixed(1).padStart(9)} ${figure.unit.padEnd(8)} limit ${figure.limit?.toFixed(1) ?? '–'} ratio ${figure.ratio?.toFixed(2) ?? '–'} target ${figure.target} ${figure.met ? 'met' : 'MISSED'}`,
    );
  };
  try {
    const saving = teachers.map((teacher) => new SavingTeacher(server.address, teacher));
    await Promise.all(saving.map((teacher) => teacher.saveSheet()));
    const limits = teachers.map((teacher) => new LimitWriter(ownerPool, teacher));

    if (isWanted('open-sheet')) {
      const first = saving[0] as SavingTeacher;
      for (let i = 0; i < 50; i += 1) await first.open();
      const { times } = await runFor(seconds, [() => first.open()]);
      keep({
        name: 'open-sheet',
        value: p95(times),
        unit: 'ms p95',
        limit: null,
        ratio: null,
        target: 15,
        met: p95(times) < 15,
      });
    }
    const kinds = [
      { name: 'save-column', save: (t: SavingTeacher) => t.saveColumn(), count: 45, slots: columnSlots, target: 0.2 },
      { name: 'save-sheet', save: (t: SavingTeacher) => t.saveSheet(), count: 54, slots: allSlots, target: 0.35 },
    ];
    for (const { name, save, count, slots, target } of kinds) {
      for (const people of [1, 32]) {
        const full = `${name}-${people}`;
        if (!isWanted(full)) continue;
        await runFor(
          1,
          saving.slice(0, people).map((teacher) => () => save(teacher)),
        );
        const own = await runFor(
          seconds,
          saving.slice(0, people).map((teacher) => () => save(teacher)),
        );
        // The limit changes versions behind the teachers' backs: each then reads its sheet again.
        await runFor(
          1,
          limits.slice(0, people).map((limit) => () => limit.write(count, slots)),
        );
        const raw = await runFor(
          seconds,
          limits.slice(0, people).map((limit) => () => limit.write(count, slots)),
        );
        await Promise.all(saving.map((teacher) => teacher.open()));
        if (full === 'save-sheet-1') {
          keep({
            name: full,
            value: p95(own.times),
            unit: 'ms p95',
            limit: p95(raw.times),
            ratio: p95(raw.times) / p95(own.times),
            target: 25,
            met: p95(own.times) < 25,
          });
        } else {
          const ratio = own.rate / raw.rate;
          keep({
            name: full,
            value: own.rate,
            unit: 'saves/s',
            limit: raw.rate,
            ratio,
            target,
            met: people === 1 || ratio >= target,
          });
        }
      }
    }
    if (isWanted('save-column-paced')) {
      const times = await runPaced(
        seconds * 2,
        500,
        saving.map((teacher) => () => teacher.saveColumn()),
      );
      keep({
        name: 'save-column-paced',
        value: p95(times),
        unit: 'ms p95',
        limit: null,
        ratio: null,
        target: 100,
        met: p95(times) < 100,
      });
    }
    if (isWanted('aggregate')) {
      const officer = new HttpClient(server.address, department.token, department.assignmentId);
      const asked = {
        unitId: department.unitId,
        schoolYear: 2024,
        period: 'term-1',
        source: 'filed',
        grade: null,
        measureGroup: 'learning',
        population: 'all',
      };
      const input = encodeURIComponent(JSON.stringify(asked));
      const { times } = await runFor(seconds, [() => officer.get(`/trpc/statistics.aggregate?input=${input}`)]);
      officer.close();
      keep({
        name: 'aggregate',
        value: p95(times),
        unit: 'ms p95',
        limit: null,
        ratio: null,
        target: 100,
        met: p95(times) < 100,
      });
    }
    for (const teacher of saving) teacher.close();
    return figures;
  } finally {
    await server.close();
    await ownerPool.end();
  }
}
