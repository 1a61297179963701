import { createHash } from 'node:crypto';
import { AppError } from '@truong/contracts/errors';
import type { UploadedImport, UploadImport } from '@truong/contracts/imports';
import { largestFile } from '@truong/contracts/uploads';
import { readWorkbook } from '@truong/documents/workbook/read-workbook';
import { readListMark } from '@truong/documents/workbook/write-list';
import { importKinds } from '@truong/rules/people/import-kinds';
import type { z } from 'zod';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { insertImport } from './import.queries.ts';
import { chooseSheet } from './read-table.ts';
import { inUnicode } from './stored-sheet.ts';

type Uploaded = z.infer<typeof UploadedImport>;

/**
 * Takes a file: read in a worker between two short transactions, of which the first asks whether this person may. Nothing of
 * the school changes. Throws IMPORT_FILE_REFUSED with the reason.
 */
export async function uploadImport(inAct: InAct, input: UploadImport): Promise<Uploaded> {
  const { base64, requestId, ...of } = input;
  const bytes = Buffer.from(base64, 'base64');
  const fileHash = createHash('sha256').update(bytes).digest();
  const hash = inputHash({ ...of, file: fileHash.toString('hex') });
  const request = { unitId: of.unitId, requestId };
  const answered = await inAct((trx, act) => {
    if (!act.writeUnits.includes(of.unitId)) throw new AppError('NOT_FOUND');
    return findAnswer(trx, request);
  });
  if (answered) return repeatedAnswer<Uploaded>(answered, hash) as Uploaded;
  if (bytes.length > largestFile) throw new AppError('IMPORT_FILE_REFUSED', { refusal: 'too_large' });
  const reading = await readWorkbook(bytes);
  if (!reading.ok) throw new AppError('IMPORT_FILE_REFUSED', { refusal: reading.refusal });
  const mark = readListMark(reading.sheets);
  // A list of ours says what it is on a hidden sheet, which is no list.
  const sheets = reading.sheets.filter(({ isHidden }) => !(mark && isHidden)).map(inUnicode);
  const table = chooseSheet(sheets, { kind: importKinds.find((kind) => kind === mark?.kind) });
  return inAct(async (trx, act) => {
    const again = repeatedAnswer<Uploaded>(await findAnswer(trx, request), hash);
    if (again) return again;
    const answer = { importId: await insertImport(trx, act, { ...of, fileHash, sheets, ...table }) };
    await rememberAnswer(trx, act, { ...request, hash, answer });
    return answer;
  });
}
