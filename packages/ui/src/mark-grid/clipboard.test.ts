import { describe, expect, test } from 'vitest';
import { formatTsv, parseTsv } from './clipboard.ts';

describe('text from a spreadsheet', () => {
  test.each([
    ['one value', '7,5', [['7,5']]],
    ['one value with the line end that Excel adds', '7,5\r\n', [['7,5']]],
    [
      'a block with Windows line ends',
      '7,5\t8\r\n9\t10\r\n',
      [
        ['7,5', '8'],
        ['9', '10'],
      ],
    ],
    [
      'a block with Unix line ends',
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a block with old Mac line ends', '1\r2', [['1'], ['2']]],
    [
      'empty cells at every edge',
      '\t5\t\n\t\t',
      [
        ['', '5', ''],
        ['', '', ''],
      ],
    ],
    ['an empty row in the middle', '1\n\n2\n', [['1'], [''], ['2']]],
    [
      'rows of different length',
      '1\t2\t3\n4',
      [
        ['1', '2', '3'],
        ['4', '', ''],
      ],
    ],
    ['an empty cell', '\r\n', [['']]],
    ['nothing', '', []],
    ['a quoted cell with a tab, a line end and quotes', '"a\tb\n""c"""\t5', [['a\tb\n"c"', '5']]],
    ['a quote that is not closed', '"abc\t5', [['"abc', '5']]],
    ['text after a closed quote', '"a"b\t5', [['"a"b', '5']]],
    ['a quote inside a cell', '5"\t6', [['5"', '6']]],
  ])('%s', (_, text, expected) => {
    expect(parseTsv(text)).toEqual(expected);
  });
});

test('what is copied can be pasted again unchanged', () => {
  const block = [
    ['7,5', '', 'Đ'],
    ['a\tb', '"c"', 'd\r\ne'],
  ];
  expect(parseTsv(formatTsv(block))).toEqual(block);
  expect(
    formatTsv([
      ['1', '2'],
      ['3', ''],
    ]),
  ).toBe('1\t2\r\n3\t');
});
