import type { RecordsToExport } from '@truong/contracts/pivot';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { recordSheet } from '@truong/documents/figure-table/record-sheet';
import { dimensions, recordShapes } from '@truong/rules/statistics/catalogue';
import { filterWords } from '@truong/rules/statistics/pivot/describe-pivot';
import { sourceNames, timeName } from '@truong/rules/statistics/pivot/pivot-words';
import { type Filter, isMany, type RecordSet, rowsBehindFigure } from '@truong/rules/statistics/record-set';
import { restrictedDimensions } from '@truong/rules/statistics/restricted-dimensions';
import { sql } from 'kysely';
import { enqueueJob, type JobRun, keepJobFile } from '../../jobs/index.ts';
import { askedOf } from './export.queries.ts';
import { getOpenExport, setsToExport } from './open-export.ts';

/** Read, made, kept. */
const steps = 3;

/** Approved personal records of many schools as a workbook, kept for a day for whoever asked. */
export const recordExport: JobRun<'record_export'> = {
  permission: 'records.export',
  async ask(trx, act, of) {
    await getOpenExport(trx, act, of.unitId, of.input.exportId);
    return enqueueJob(trx, act, { kind: 'record_export', ...of });
  },
  async run(job, { exportId }) {
    job.progress(0, steps);
    const { asked, purpose, rows, by } = await job.inAct(async (trx, act) => {
      const row = await getOpenExport(trx, act, job.unitId, exportId);
      const found = askedOf(row);
      return { asked: found, purpose: row.purpose, rows: await listRows(trx, act, found), by: act.displayName };
    });
    job.progress(1, steps);
    const bytes = recordSheet({
      title: recordShapes[asked.records].name,
      notes: [
        `${timeName(asked)} · ${sourceNames[asked.source]}${filterWords(asked.where as Filter) && ` · ${filterWords(asked.where as Filter)}`}`,
        `Mục đích: ${purpose}. Người nhận: ${by}.`,
      ],
      columns: ['Trường', 'Họ và tên', 'Lớp, vị trí', ...shownDimensions(asked).map((code) => dimensions[code].name)],
      rows,
    });
    job.progress(2, steps);
    const fileName = `ho-so-${asked.records}-${asked.schoolYear}.xlsx`;
    const keptUntil = await job.inAct(async (trx, act) => {
      await trx
        .updateTable('recordExport')
        .set({ madeAt: act.at, jobId: job.id })
        .where('unitId', '=', job.unitId)
        .where('id', '=', exportId)
        .execute();
      return keepJobFile(trx, act, { unitId: job.unitId, jobId: job.id, fileName, bytes });
    });
    return { fileName, rows: rows.length, keptUntil };
  },
};

/** What is restricted stands in the file only where it was asked for, so the second person saw it. */
function shownDimensions({ records, where }: RecordsToExport) {
  return recordShapes[records].dimensions.filter((code) => !restrictedDimensions.includes(code) || where[code]);
}

async function listRows(trx: Trx, act: Act, asked: RecordsToExport): Promise<string[][]> {
  const sets = await setsToExport(trx, act, asked, true);
  const ids = sets.map(({ id }) => id);
  const { rows: heads } = await sql<{ id: number; school: string; people: [number, string, string][] }>`
    select s.id, u.name as school, s.people from record_set s join unit u on u.id = s.unit_id
    where s.unit_id = any(${act.readUnits}::bigint[]) and s.school_year = ${asked.schoolYear} and s.id = any(${ids}::bigint[])`.execute(
    trx,
  );
  const byId = new Map(heads.map((head) => [head.id, head]));
  const shown = shownDimensions(asked);
  return sets.flatMap(({ id, set }) => {
    const head = byId.get(id);
    return rowsBehindFigure(set, asked.where as Filter).map((row) => {
      const [, name = '', place = ''] = head?.people[row] ?? [];
      return [head?.school ?? '', name, place, ...shown.map((code) => valueWords(set, code, row))];
    });
  });
}

function valueWords({ columns }: RecordSet, code: keyof typeof dimensions, row: number): string {
  const byte = columns[code]?.[row] ?? 0;
  const { values } = dimensions[code];
  if (!isMany(code)) return values[byte - 1]?.name ?? '';
  return values
    .filter((_, i) => byte & (1 << i))
    .map(({ name }) => name)
    .join('; ');
}
