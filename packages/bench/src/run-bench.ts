import type { DatabaseUrls } from '@truong/db/database-urls';
import { openPool } from '@truong/db/pool';
import { type BenchTeacher, makeTeachers } from './bench-school.ts';
import { type Figure, lineOf, refuseUnknown, timed } from './figure.ts';
import { HttpClient } from './http-client.ts';
import { keyToPaint } from './key-to-paint/key-to-paint.ts';
import { LimitWriter } from './limit.ts';
import { runFor } from './measure.ts';
import { resultsPath } from './paths.ts';
import { reportCardBenches } from './report-card-benches.ts';
import { type SaveStage, saveBenches } from './save-benches.ts';
import { SavingTeacher, sheet } from './saves.ts';
import { startServerProcess } from './server-process.ts';
import { workbookBench } from './workbook-bench.ts';

type Stage = SaveStage & { officer: HttpClient; departmentId: number; urls: DatabaseUrls };

const benches: Readonly<Record<string, (stage: Stage) => Promise<Figure>>> = {
  ...saveBenches({ column: 0.2, sheet: 0.35 }),
  ...reportCardBenches,
  aggregate: async ({ officer, departmentId }) => {
    const path = resultsPath(departmentId, 'upper-secondary-term');
    return timed('aggregate', (await runFor(5, [() => officer.get(path)])).times, 100);
  },
  'key-to-paint': keyToPaint,
  'workbook-30-sheets': ({ urls }) => workbookBench(urls),
};

/** Fills the database, serves it over HTTP and measures; `urls` are of an empty migrated database of the bench's own. */
export async function runBench(
  urls: DatabaseUrls,
  wanted: readonly string[],
  say: (line: string) => void,
): Promise<Figure[]> {
  refuseUnknown(wanted, benches);
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
      urls,
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
