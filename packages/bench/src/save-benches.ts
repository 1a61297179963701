import { type Figure, timed } from './figure.ts';
import type { LimitWriter } from './limit.ts';
import { runFor, runPaced } from './measure.ts';
import { column, type SavingTeacher, sheet } from './saves.ts';

export type SaveStage = { saving: SavingTeacher[]; limits: LimitWriter[] };

const seconds = 5;

/** Both ways of writing the same cells, one after the other in one run. */
async function savesBesideLimit({ saving, limits }: SaveStage, people: number, of: typeof column) {
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
  return async (stage: SaveStage): Promise<Figure> => {
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
      met: ratio >= target,
    };
  };
}

/** The main job; `targets` are shares of the raw rate for a column and for a sheet with 32 teachers. */
export function saveBenches(targets: {
  column: number;
  sheet: number;
}): Readonly<Record<string, (stage: SaveStage) => Promise<Figure>>> {
  return {
    'open-sheet': async ({ saving }) => {
      const [first] = saving;
      if (!first) throw new Error('no teacher');
      for (let i = 0; i < 50; i += 1) await first.open();
      return timed('open-sheet', (await runFor(seconds, [() => first.open()])).times, 15);
    },
    // What one teacher alone gets is measured; no share of the limit is asked for.
    'save-column-1': rateBench('save-column-1', 1, column, 0),
    'save-column-32': rateBench('save-column-32', 32, column, targets.column),
    'save-sheet-1': async (stage) => {
      const { own, raw } = await savesBesideLimit(stage, 1, sheet);
      return timed('save-sheet-1', own.times, 25, raw.times);
    },
    'save-sheet-32': rateBench('save-sheet-32', 32, sheet, targets.sheet),
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
  };
}
