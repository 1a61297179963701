import type { Sheet } from '@truong/contracts/gradebook';
import { nameIn, whoColumns } from '@truong/rules/gradebook/mark-list/who-columns';
import { codesOf, namesOf, type PupilRefusal } from '@truong/rules/gradebook/match-pupil';
import { parseDate } from '@truong/vietnamese/dates';
import { fold, tidy } from '@truong/vietnamese/text';

export type BlockPupil = Pick<Sheet['pupils'][number], 'pupilId' | 'fullName' | 'birthDate' | 'code'>;
export type RowRefusal = PupilRefusal | 'twice' | 'beyond_last';

export type MatchedBlock = {
  by: 'code' | 'name' | 'position';
  /** The texts that go into the columns, the first into the column where the paste began. */
  rows: { pupilId: number; texts: readonly string[] }[];
  refused: { words: string; why: RowRefusal }[];
};

type Block = readonly (readonly string[])[];

const headWords = /^(stt|so thu tu|ma|ma hoc sinh|ma hs|ma dinh danh.*|ho va ten.*|ho ten.*|ho dem|ho|ten|hoc sinh)$/;
const besides = /^(nam|nu)$/;

/** Whose row is whose: by the pupils' codes or names where the block carries them, else by the order of the rows. */
export function matchBlock(block: Block, to: { pupils: readonly BlockPupil[]; firstRow: number }): MatchedBlock {
  const rows = block.map((cells) => cells.map(tidy));
  const named = findNames(rows, to.pupils);
  return named ? matchByNames(rows, named, to.pupils) : matchByPosition(rows, to);
}

function matchByPosition(rows: Block, { pupils, firstRow }: Parameters<typeof matchBlock>[1]): MatchedBlock {
  const matched: MatchedBlock = { by: 'position', rows: [], refused: [] };
  rows.forEach((texts, at) => {
    const pupil = pupils[firstRow + at];
    if (pupil) matched.rows.push({ pupilId: pupil.pupilId, texts });
    else if (!isBlank(texts)) matched.refused.push({ words: wordsOf(texts), why: 'beyond_last' });
  });
  return matched;
}

type Names = {
  by: 'code' | 'name';
  /** The first column after those that say who and what. */
  firstValue: number;
  find: (row: readonly string[]) => BlockPupil | RowRefusal;
};

function matchByNames(rows: Block, names: Names, pupils: readonly BlockPupil[]): MatchedBlock {
  const matched: MatchedBlock = { by: names.by, rows: [], refused: [] };
  const seen = new Set<number>();
  for (const row of rows) {
    const isHead = matched.rows.length === 0 && row.some((text) => headWords.test(fold(text)));
    if (isBlank(row) || isHead) continue;
    const found = names.find(row);
    if (typeof found === 'string') matched.refused.push({ words: wordsOf(row), why: found });
    else if (seen.has(found.pupilId)) matched.refused.push({ words: wordsOf(row), why: 'twice' });
    else {
      seen.add(found.pupilId);
      matched.rows.push({ pupilId: found.pupilId, texts: row.slice(names.firstValue) });
    }
  }
  const order = new Map(pupils.map(({ pupilId }, at) => [pupilId, at]));
  matched.rows.sort((one, other) => (order.get(one.pupilId) ?? 0) - (order.get(other.pupilId) ?? 0));
  return matched;
}

function findNames(rows: Block, pupils: readonly BlockPupil[]): Names | null {
  const who = whoColumns(rows, pupils);
  if (!who) return null;
  const { code, name } = who;
  const filled = rows.filter((row) => !isBlank(row));
  const firstValue = skipBeside(filled, name?.end ?? (code ?? 0) + 1);
  if (code !== null) {
    const byCode = codesOf(pupils);
    return { by: 'code', firstValue, find: (row) => byCode(row[code] ?? '') ?? 'unknown_pupil' };
  }
  if (!name) return null;
  const names = namesOf(pupils);
  const find = (row: readonly string[]) =>
    names.find(nameIn(row, name), (birthDate) => row.some((text) => parseDate(text) === birthDate));
  return { by: 'name', firstValue, find };
}

/** Birth dates and the like between the name and the marks. */
function skipBeside(rows: Block, from: number): number {
  const isBeside = (text: string) => parseDate(text) !== null || besides.test(fold(text));
  let at = from;
  while (rows.filter((row) => isBeside(row[at] ?? '')).length * 2 > rows.length) at += 1;
  return at;
}

function isBlank(row: readonly string[]): boolean {
  return row.every((text) => text === '');
}

function wordsOf(row: readonly string[]): string {
  return row.filter((text) => text !== '').join(' · ');
}
