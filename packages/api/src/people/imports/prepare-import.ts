import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { ImportKind, RecognisedTable } from '@truong/rules/people/import-kinds';
import { recogniseTable } from '@truong/rules/people/recognise-table';
import { findLayout, lockOpenImport, type Mapping, type OpenImport } from './import.queries.ts';
import type { Setting } from './plan.ts';
import { type Planned, planHash, planImport } from './plan-import.ts';
import { chooseSheet, parseTable, titlesOf, withCorrections } from './read-table.ts';
import { loadSurroundings } from './school.queries.ts';
import type { StoredSheet } from './stored-sheet.ts';

export type ImportRef = { unitId: number; schoolYear: number; importId: number };
type Choice = { sheet?: number | undefined; kind?: ImportKind | undefined; mapping?: Mapping | undefined };

export type PreparedImport = {
  stored: OpenImport;
  setting: Setting;
  sheet: number;
  kind: ImportKind;
  source: StoredSheet;
  recognised: RecognisedTable | null;
  table: RecognisedTable | null;
  isRemembered: boolean;
  planned: Planned[];
  hash: Buffer;
};

/**
 * Reads the chosen sheet, with the mapping given or else the one remembered for its layout, and says what its rows would do to
 * the school as it stands. `choose` sees what was chosen before. Writes nothing.
 */
export async function prepareImport(
  trx: Trx,
  act: Act,
  of: ImportRef & { jobId?: string },
  choose: (stored: OpenImport) => Choice,
): Promise<PreparedImport> {
  const [stored, surroundings] = await Promise.all([
    lockOpenImport(trx, of),
    loadSurroundings(trx, { ...of, today: act.today }),
  ]);
  const setting: Setting = { ...surroundings, ...of, act };
  const choice = choose(stored);
  const { sheet, kind } = chooseSheet(stored.sheets, choice);
  const source = stored.sheets[sheet] as StoredSheet;
  const recognised = recogniseTable(source, kind);
  const isAsked = choice.mapping !== undefined || recognised === null;
  const remembered = isAsked
    ? undefined
    : await findLayout(trx, { unitId: of.unitId, fingerprint: recognised.fingerprint });
  const table = withCorrections(source, recognised, choice.mapping ?? remembered);
  const rows = parseTable(source, table, {
    today: act.today,
    ethnicGroups: setting.ethnicGroups,
    subjects: setting.subjects,
    classes: kind === 'classes' ? null : setting.classes.map(({ name }) => name),
  });
  const planned = await planImport(trx, setting, { kind, rows, titleOf: titlesOf(source, table) });
  const hash = planHash(setting, planned);
  return { stored, setting, sheet, kind, source, recognised, table, isRemembered: !!remembered, planned, hash };
}
