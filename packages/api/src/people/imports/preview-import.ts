import type { ImportPreview, PreviewImport } from '@truong/contracts/imports';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { ImportField } from '@truong/rules/people/import-kinds';
import type { InAct } from '../../trpc.ts';
import { findSameFile, saveLayout, savePreview } from './import.queries.ts';
import { countRows, shownRow } from './plan-import.ts';
import { type PreparedImport, prepareImport } from './prepare-import.ts';
import { mappingOf } from './read-table.ts';
import type { StoredSheet } from './stored-sheet.ts';

const samplesShown = 3;

/**
 * Shows what a file would do. Without a request number: it writes nothing of the school, and asked twice it answers the same.
 * A corrected mapping is remembered for the layout. Throws NOT_FOUND or IMPORT_ENDED.
 */
export function previewImport(inAct: InAct, input: PreviewImport): Promise<ImportPreview> {
  return inAct(async (trx, act) => {
    const prepared = await prepareImport(trx, act, input, (stored) => {
      const isSameTable = input.sheet === undefined && input.kind === undefined && input.mapping === undefined;
      return isSameTable && stored.sheet !== null && stored.kind !== null
        ? { sheet: stored.sheet, kind: stored.kind, mapping: stored.mapping ?? undefined }
        : input;
    });
    const { stored, setting, sheet, kind, table, planned, hash } = prepared;
    if (input.mapping && table) {
      await saveLayout(trx, act, {
        unitId: input.unitId,
        fingerprint: table.fingerprint,
        kind,
        mapping: mappingOf(table),
      });
    }
    const counts = countRows(planned);
    await savePreview(trx, input, { sheet, kind, mapping: table ? mappingOf(table) : [], planHash: hash, counts });
    await rememberLooks(trx, act, prepared);
    return {
      importId: input.importId,
      fileName: stored.fileName,
      sheets: stored.sheets.map(({ name, isHidden, rows }) => ({ name, isHidden, rows: rows.length })),
      sheet,
      kind,
      columns: columnsOf(prepared),
      missing: [...(table?.missing ?? [])],
      skipped: (table?.skipped ?? []).filter(({ reason }) => reason !== 'blank').map((row) => ({ ...row })),
      isRemembered: prepared.isRemembered,
      counts,
      rows: table ? planned.map((row) => shownRow(row, setting, table)) : [],
      planHash: hash.toString('hex'),
      sameFile: await findSameFile(trx, { ...input, fileHash: stored.fileHash }),
    };
  });
}

function columnsOf({ source, recognised, table }: PreparedImport): ImportPreview['columns'] {
  const before = new Map((recognised?.columns ?? []).map(({ column, field }) => [column, field]));
  return (table?.columns ?? []).map(({ column, header, field }) => {
    const encoding = source.encodings.find((one) => one.column === column);
    return {
      column,
      header,
      field,
      recognised: before.get(column) ?? null,
      samples: samplesOf(source, column, table?.records ?? []),
      encoding: encoding ? { name: encoding.encoding, raw: encoding.raw } : null,
    };
  });
}

function samplesOf(source: StoredSheet, column: number, records: readonly { row: number }[]): string[] {
  const samples = new Set<string>();
  for (const { row } of records) {
    const text = source.rows[row]?.[column];
    if (text) samples.add(text);
    if (samples.size === samplesShown) break;
  }
  return [...samples];
}

const restricted: ReadonlySet<ImportField> = new Set([
  'personalNumber',
  'educationId',
  'birthPlace',
  'residence',
  'phone',
  'policy',
  'disability',
  'religion',
]);

/** Whose restricted particulars the preview shows, as they stand at the school. */
async function rememberLooks(trx: Trx, act: Act, { kind, setting, planned }: PreparedImport): Promise<void> {
  if (kind !== 'pupils') return;
  const seen = planned.flatMap(({ known, changes }) =>
    known && changes.some(({ field, from }) => from !== null && restricted.has(field)) ? [known.id] : [],
  );
  await insertLooks(trx, act, { unitId: setting.unitId, pupilIds: seen });
}

export async function insertLooks(
  trx: Trx,
  act: Act,
  { unitId, pupilIds }: { unitId: number; pupilIds: readonly number[] },
): Promise<void> {
  if (pupilIds.length === 0) return;
  const { accountId, assignmentId, at } = act;
  await trx
    .insertInto('sensitiveLook')
    .values(pupilIds.map((pupilId) => ({ unitId, pupilId, accountId, assignmentId, at })))
    .execute();
}
