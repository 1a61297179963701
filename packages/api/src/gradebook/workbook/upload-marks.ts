import { createHash } from 'node:crypto';
import { AppError } from '@truong/contracts/errors';
import type { MarkListTabs, ReadMarkList, UploadedMarks, UploadMarks } from '@truong/contracts/mark-imports';
import { largestFile } from '@truong/contracts/uploads';
import { readWorkbook } from '@truong/documents/workbook/read-workbook';
import { workbookLimits } from '@truong/documents/workbook/workbook';
import { readBookMarks } from '@truong/documents/workbook/write-book';
import type { z } from 'zod';
import { inUnicode } from '../../people/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct, InActWith } from '../../trpc.ts';
import { findSheet } from '../sheet.queries.ts';
import { isKeeper, maySee } from '../sheet-access.ts';
import { insertMarkImport, type StoredFile } from './mark-import.queries.ts';

type Uploaded = z.infer<typeof UploadedMarks>;

/** A school's workbook has a sheet for every subject of every class. */
const limits = { ...workbookLimits, sheets: 800 };

/**
 * Takes a file with marks: read in a worker between two short transactions, of which the first asks whether this person may.
 * No mark changes. Throws IMPORT_FILE_REFUSED with the reason, NOT_FOUND for a sheet that this person does not keep.
 */
export async function uploadMarks(inAct: InAct, input: UploadMarks): Promise<Uploaded> {
  const { base64, requestId, ...of } = input;
  const bytes = Buffer.from(base64, 'base64');
  const fileHash = createHash('sha256').update(bytes).digest();
  const hash = inputHash({ ...of, file: fileHash.toString('hex') });
  const request = { unitId: of.unitId, requestId };
  const answered = await inAct(async (trx, act) => {
    if (!act.writeUnits.includes(of.unitId)) throw new AppError('NOT_FOUND');
    const sheet = of.sheetId === null ? null : await findSheet(trx, { ...of, sheetId: of.sheetId });
    if (sheet !== null && !(sheet && isKeeper(act, sheet))) throw new AppError('NOT_FOUND');
    return findAnswer(trx, request);
  });
  if (answered) return repeatedAnswer<Uploaded>(answered, hash) as Uploaded;
  const file = await readFile(bytes);
  return inAct(async (trx, act) => {
    const again = repeatedAnswer<Uploaded>(await findAnswer(trx, request), hash);
    if (again) return again;
    const answer = { importId: await insertMarkImport(trx, act, { ...of, fileHash, file }) };
    await rememberAnswer(trx, act, { ...request, hash, answer });
    return answer;
  });
}

/** A posted list as text, to be compared with a sheet on the screen: nothing of it is kept. Throws as `uploadMarks` does. */
export async function readPostedList(
  inActWith: InActWith,
  { base64, ...ref }: ReadMarkList,
): Promise<z.infer<typeof MarkListTabs>> {
  await inActWith(
    (trx) => findSheet(trx, ref),
    async (_trx, act, sheet) => {
      if (!sheet || !maySee(act, sheet)) throw new AppError('NOT_FOUND');
    },
  );
  const { sheets } = await readFile(Buffer.from(base64, 'base64'));
  return sheets.filter(({ isHidden }) => !isHidden).map(({ name, rows }) => ({ name, rows }));
}

async function readFile(bytes: Buffer): Promise<StoredFile> {
  if (bytes.length > largestFile) throw new AppError('IMPORT_FILE_REFUSED', { refusal: 'too_large' });
  const reading = await readWorkbook(bytes, limits);
  if (!reading.ok) throw new AppError('IMPORT_FILE_REFUSED', { refusal: reading.refusal });
  const marks = readBookMarks(reading.sheets) ?? [];
  // What is out of sight is read by nobody but us.
  return { marks, sheets: reading.sheets.filter(({ isHidden }) => !isHidden).map(inUnicode) };
}
