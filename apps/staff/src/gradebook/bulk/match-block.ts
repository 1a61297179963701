import type { Sheet } from '@truong/contracts/gradebook';
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

/** A column of codes, of full names, or two columns of names side by side, in which at least half of the rows are known. */
function findNames(rows: Block, pupils: readonly BlockPupil[]): Names | null {
  const filled = rows.filter((row) => !isBlank(row));
  const width = filled[0]?.length ?? 0;
  const byCode = codesOf(pupils);
  const names = namesOf(pupils);
  const isEnough = (known: number) => known > 0 && known * 2 >= filled.length;
  const count = (test: (row: readonly string[]) => boolean) => filled.filter(test).length;

  for (let at = 0; at < width - 1; at += 1) {
    if (!isEnough(count((row) => byCode(row[at] ?? '') !== undefined))) continue;
    const find = (row: readonly string[]) => byCode(row[at] ?? '') ?? 'unknown_pupil';
    const name = nameColumns({
      from: at + 1,
      width,
      isKnown: (key) => isEnough(count((row) => names.isKnown(key(row)))),
    });
    return { by: 'code', firstValue: skipBeside(filled, name?.end ?? at + 1), find };
  }
  const name = nameColumns({
    from: 0,
    width,
    isKnown: (key) => isEnough(count((row) => names.isKnown(key(row)))),
  });
  if (!name) return null;
  const { keyOf } = name;
  const find = (row: readonly string[]) =>
    names.find(keyOf(row), (birthDate) => row.some((text) => parseDate(text) === birthDate));
  return { by: 'name', firstValue: skipBeside(filled, name.end), find };
}

type NameColumns = { keyOf: (row: readonly string[]) => string; end: number };

/** The last column is never a name: something must be left to write. */
function nameColumns(of: {
  from: number;
  width: number;
  isKnown: (keyOf: (row: readonly string[]) => string) => boolean;
}): NameColumns | null {
  for (let at = of.from; at < of.width - 1; at += 1) {
    for (const wide of [1, 2]) {
      const keyOf = (row: readonly string[]) => tidy(row.slice(at, at + wide).join(' '));
      if (at + wide < of.width && of.isKnown(keyOf)) return { keyOf, end: at + wide };
    }
  }
  return null;
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
