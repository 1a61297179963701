import { describe, expect, it } from 'vitest';
import { type BlockPupil, matchBlock } from './match-block.ts';

const pupils: BlockPupil[] = [
  { pupilId: 1, code: '10A1-01', fullName: 'Giàng Thị An', birthDate: '2009-03-02' },
  { pupilId: 2, code: '10A1-02', fullName: 'Lò Văn Hoà', birthDate: '2009-05-12' },
  { pupilId: 3, code: '10A1-03', fullName: 'Sùng Mí Già', birthDate: '2009-01-20' },
  { pupilId: 4, code: '10A1-04', fullName: 'Sùng Mí Già', birthDate: '2009-11-30' },
];
const match = (...block: string[][]) => matchBlock(block, { pupils, firstRow: 0 });
const rowsOf = (...block: string[][]) => match(...block).rows.map(({ pupilId, texts }) => [pupilId, ...texts]);

describe('by position', () => {
  it('rows follow each other from the row where the paste began', () => {
    const matched = matchBlock([['8'], ['9']], { pupils, firstRow: 1 });
    expect(matched).toMatchObject({ by: 'position', refused: [] });
    expect(matched.rows).toEqual([
      { pupilId: 2, texts: ['8'] },
      { pupilId: 3, texts: ['9'] },
    ]);
  });

  it('a row below the last pupil is refused with its words; an empty one is not worth a word', () => {
    const { rows, refused } = matchBlock([['8'], ['9'], [''], ['7']], { pupils, firstRow: 3 });
    expect(rows).toHaveLength(1);
    expect(refused).toEqual([
      { words: '9', why: 'beyond_last' },
      { words: '7', why: 'beyond_last' },
    ]);
  });
});

describe('by name', () => {
  it('in any order, with numbers before and dates after the names, under a head', () => {
    expect(
      rowsOf(
        ['STT', 'Họ và tên', 'Ngày sinh', 'ĐĐGgk'],
        ['1', 'LÒ VĂN HÒA', '12/05/2009', '7,5'],
        ['2', 'giang thi an', '02/03/2009', '8'],
      ),
    ).toEqual([
      [1, '8'],
      [2, '7,5'],
    ]);
  });

  it('family and given names may stand in two columns', () => {
    expect(rowsOf(['Giàng Thị', 'An', '8', '9'], ['Lò Văn', 'Hoà', '7', ''])).toEqual([
      [1, '8', '9'],
      [2, '7', ''],
    ]);
  });

  it('an unknown name and a second row of one pupil are refused, the others stay', () => {
    const { by, rows, refused } = match(
      ['Giàng Thị An', '8'],
      ['Lò Văn Hoà', '7'],
      ['Vàng A Pó', '6'],
      ['Giàng Thị An', '5'],
    );
    expect([by, rows.length]).toEqual(['name', 2]);
    expect(refused).toEqual([
      { words: 'Vàng A Pó · 6', why: 'unknown_pupil' },
      { words: 'Giàng Thị An · 5', why: 'twice' },
    ]);
  });

  it('two pupils of one name are told apart by the birth date, and never by guessing', () => {
    const twins = match(['Sùng Mí Già', '30/11/2009', '8'], ['Sùng Mí Già', '20/01/2009', '6']);
    expect(twins.rows).toEqual([
      { pupilId: 3, texts: ['6'] },
      { pupilId: 4, texts: ['8'] },
    ]);
    expect(match(['Sùng Mí Già', '8'], ['Giàng Thị An', '6']).refused).toEqual([
      { words: 'Sùng Mí Già · 8', why: 'same_name' },
    ]);
  });
});

it('a code counts more than the name beside it', () => {
  const matched = match(['10A1-04', 'Sùng Mí Già', '8'], ['10A1-03', 'Sùng Mí Già', '6']);
  expect(matched.by).toBe('code');
  expect(matched.rows).toEqual([
    { pupilId: 3, texts: ['6'] },
    { pupilId: 4, texts: ['8'] },
  ]);
});

it('names alone carry nothing to write and are no names', () => {
  expect(match(['Giàng Thị An'], ['Lò Văn Hoà']).by).toBe('position');
});
