import { AppError } from '@truong/contracts/errors';
import type { StartSectorExport } from '@truong/contracts/form-prints';
import type { JobRef } from '@truong/contracts/jobs';
import type { Db } from '@truong/db/kysely';
import { writeExportApart } from '@truong/documents/workbook/write-export-apart';
import { type Form, mayBeFiledFor } from '@truong/rules/statistics/form';
import { askForJob, enqueueJob, type JobRun, keepJobFile } from '../../jobs/index.ts';
import type { InAct } from '../../trpc.ts';
import { findFormVersion, listPublishedForms } from '../forms/form-registry.ts';
import { listExportedFilings, listExportedUnits } from './sector-export.queries.ts';
import { type ExportedForm, sectorSheets } from './sector-sheets.ts';

export function startSectorExport(inAct: InAct, input: StartSectorExport): Promise<JobRef> {
  const { unitId, requestId: _, ...of } = input;
  return askForJob(inAct, input, (trx, act) => sectorExport.ask(trx, act, { unitId, input: of }));
}

/**
 * What schools filed for a period, with the codes by which the sector's national database knows things: `docs/sector-export.md`.
 * Filed figures only, nobody by name. One short transaction a form.
 */
export const sectorExport: JobRun<'sector_export'> = {
  permission: 'form.read',
  async ask(trx, act, { unitId, input }) {
    if ((await formsOf(trx, input)).length === 0) throw new AppError('NOT_FOUND');
    return enqueueJob(trx, act, { kind: 'sector_export', unitId, input });
  },
  async run(job, input) {
    const { unitId } = job;
    const start = await job.inAct(async (trx, act) => ({
      units: await listExportedUnits(trx, act, unitId),
      codes: [...new Set((await formsOf(trx, input)).map(({ code }) => code))],
      office: await trx.selectFrom('unit').select(['code', 'name']).where('id', '=', unitId).executeTakeFirstOrThrow(),
      at: act.at.toISOString(),
    }));
    const unitIds = start.units.map(({ id }) => id);
    const forms: ExportedForm[] = [];
    for (const [i, formCode] of start.codes.entries()) {
      job.progress(i, start.codes.length + 1);
      forms.push(
        ...(await job.inAct(async (trx, act) => {
          const filings = await listExportedFilings(trx, act, { unitIds, formCode, ...input });
          const versions = [...new Set(filings.map(({ formVersion }) => formVersion))].sort((a, b) => a - b);
          return Promise.all(
            versions.map(async (version) => {
              const form = await findFormVersion(trx, formCode, version);
              if (!form) throw new Error(`no version ${version} of ${formCode}`);
              return { form, filings: filings.filter(({ formVersion }) => formVersion === version) };
            }),
          );
        })),
      );
    }
    job.progress(start.codes.length, start.codes.length + 1);
    const bytes = await writeExportApart(sectorSheets({ ...start, ...input }, start.units, forms));
    const fileName = `csdl-nganh-${start.office.code}-${input.schoolYear}-${input.period}.xlsx`;
    const keptUntil = await job.inAct((trx, act) => keepJobFile(trx, act, { unitId, jobId: job.id, fileName, bytes }));
    const filed = new Set(forms.flatMap(({ filings }) => filings.map((filing) => filing.unitId)));
    return {
      ...{ fileName, keptUntil, missing: unitIds.filter((id) => !filed.has(id)).length },
      schools: forms.reduce((sum, { filings }) => sum + filings.length, 0),
    };
  },
};

async function formsOf(db: Db, { series, period }: { series: string; period: string }): Promise<Form[]> {
  return (await listPublishedForms(db)).filter((form) => form.series === series && mayBeFiledFor(form, period));
}
