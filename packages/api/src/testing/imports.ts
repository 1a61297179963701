import type { ImportPreview, RowCounts } from '@truong/contracts/imports';
import type { Job, JobRef } from '@truong/contracts/jobs';
import { type BuiltCell, type BuiltSheet, buildWorkbook } from '@truong/documents/testing/build-workbook';
import { nameSortKey } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import type { Caller } from './callers.ts';
import { schoolYear } from './factories.ts';
import { runJobs } from './run-jobs.ts';
import type { SchoolWorld } from './school.ts';
import type { World } from './world.ts';

export const pupilHead = ['STT', 'Mã học sinh', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp'];

/** A list of pupils as a school hands it over: a title, the head, then the rows given. */
export function pupilFile(rows: readonly (readonly BuiltCell[])[], head: readonly string[] = pupilHead): Buffer {
  return workbookOf([{ name: 'Danh sách', rows: [['DANH SÁCH HỌC SINH'], [], head, ...rows] }]);
}

export function workbookOf(sheets: readonly BuiltSheet[]): Buffer {
  return buildWorkbook(sheets);
}

const given = ['An', 'Bình', 'Chúa', 'Dợ', 'Già', 'Hoa', 'Lía', 'Mỷ', 'Nỏ', 'Páo', 'Sính', 'Và'];

/** Names as people bear them in place of the numbered ones, in the order of the pupils: files are checked for such. */
export async function giveRealNames({ world: { owner }, school }: SchoolWorld): Promise<void> {
  for (const table of ['pupil', 'staff'] as const) {
    const rows = await owner.selectFrom(table).select('id').where('unitId', '=', school).orderBy('id').execute();
    for (const [at, { id }] of rows.entries()) {
      const name = { familyAndMiddle: table === 'pupil' ? 'Giàng Thị' : 'Vàng Mí', given: given[at] ?? 'Say' };
      await owner
        .updateTable(table)
        .set({
          familyAndMiddleName: name.familyAndMiddle,
          givenName: name.given,
          nameSortKey: nameSortKey(name),
          nameSearch: fold(`${name.familyAndMiddle} ${name.given}`),
        })
        .where('unitId', '=', school)
        .where('id', '=', id)
        .execute();
    }
  }
}

type School = { caller: Caller; unitId: number; world: Pick<World, 'owner' | 'pool'> };

export async function upload({ caller, unitId }: School, bytes: Buffer, fileName = 'danh-sach.xlsx') {
  const { importId } = await caller.people.uploadImport({
    unitId,
    schoolYear,
    fileName,
    base64: bytes.toString('base64'),
    requestId: crypto.randomUUID(),
  });
  return { unitId, schoolYear, importId };
}

/** Uploads and shows what the file would do. */
export async function previewOf(school: School, bytes: Buffer): Promise<ImportPreview> {
  return school.caller.people.previewImport(await upload(school, bytes));
}

/** Confirms what was shown and has it written; what the job fails of is thrown. */
export async function commit(school: School, preview: ImportPreview): Promise<RowCounts> {
  const job = await written(school, await confirm(school, preview));
  if (job.kind !== 'import_commit' || job.result === null)
    throw new Error(job.error?.code ?? `the job is ${job.state}`);
  return job.result;
}

export async function confirm({ caller, unitId }: School, { importId, planHash }: ImportPreview): Promise<JobRef> {
  return caller.people.commitImport({ unitId, schoolYear, importId, planHash, requestId: crypto.randomUUID() });
}

/** The job after its run. */
export async function written({ caller, world }: School, ref: JobRef): Promise<Job> {
  await runJobs(world);
  return caller.jobs.get(ref);
}

export async function undo({ caller, unitId }: School, importId: number) {
  return caller.people.undoImport({ unitId, schoolYear, importId, requestId: crypto.randomUUID() });
}
