import { describe, expect, it } from 'vitest';
import { changesOf, type Described, type Known, type NumberHolders, planRows } from './plan-rows.ts';

const known: Known[] = [
  {
    id: 1,
    personId: 11,
    fields: { code: 'HS1', fullName: 'Giàng Thị Páo', birthDate: '2010-03-04', class: '8A1', personalNumber: '1' },
    codes: ['code:HS1', 'number:1'],
    looks: ['giang thi pao 2010-03-04'],
  },
  {
    id: 2,
    personId: 12,
    fields: { code: 'HS2', fullName: 'Vàng Mí Sính', birthDate: '2010-05-06', class: '8A1' },
    codes: ['code:HS2'],
    looks: ['vang mi sinh 2010-05-06', 'twin'],
  },
  { id: 3, personId: 13, fields: { code: 'HS3' }, codes: ['code:HS3'], looks: ['twin'] },
];

function plan(
  records: (Partial<Described> & { row?: number })[],
  {
    holders = new Map(),
    unmatched = 'new' as const,
  }: { holders?: NumberHolders; unmatched?: 'new' | 'no_such_pupil' } = {},
) {
  return planRows<Partial<Described>>({
    rows: records.map((record, i) => ({ row: i + 5, record, problems: [] })),
    titleOf: () => '',
    describe: (record) => ({ title: 'x', said: {}, codes: [], looks: [], problems: [], ...record }),
    known,
    holders,
    unmatched,
  });
}
const codesOf = (rows: ReturnType<typeof plan>) =>
  rows.map(({ state, problems }) => [state, ...problems.map((p) => p.code)]);
const code = (key: string) => ({ field: 'code', key: `code:${key}` }) as const;
const number = (key: string) => ({ field: 'personalNumber', key: `number:${key}` }) as const;

describe('what an import would do', () => {
  it('finds the pupil by code before name, and names each change', () => {
    const [row] = plan([
      { codes: [code('HS1')], looks: ['vang mi sinh 2010-05-06'], said: { class: '8A2', code: 'HS1' } },
    ]);
    expect(row).toMatchObject({
      state: 'changed',
      known: { id: 1 },
      changes: [{ field: 'class', from: '8A1', to: '8A2' }],
    });
  });

  it('says nothing of a row that the school has already', () => {
    expect(codesOf(plan([{ looks: ['giang thi pao 2010-03-04'], said: { class: '8A1' } }]))).toEqual([['same']]);
  });

  it('takes an unmatched row as new, unless the kind needs somebody that is there', () => {
    expect(codesOf(plan([{ codes: [code('HS9')] }]))).toEqual([['new']]);
    expect(codesOf(plan([{ codes: [code('HS9')] }], { unmatched: 'no_such_pupil' }))).toEqual([
      ['refused', 'no_such_pupil'],
    ]);
  });

  it('refuses a row whose code and number belong to two pupils', () => {
    expect(codesOf(plan([{ codes: [code('HS2'), number('1')] }]))).toEqual([['refused', 'number_of_another']]);
    expect(codesOf(plan([{ codes: [number('1'), code('HS2')] }]))).toEqual([['refused', 'code_of_another']]);
  });

  it('refuses a number whose holder has another name and another birth date, not one of these alone', () => {
    const said = { fullName: 'Lù A Páo', birthDate: '2011-01-01' };
    expect(codesOf(plan([{ codes: [number('1')], said }]))).toEqual([['refused', 'number_of_another']]);
    expect(codesOf(plan([{ codes: [number('1')], said: { fullName: 'Lù A Páo' } }]))).toEqual([['changed']]);
  });

  it('refuses a number that belongs to somebody at another school when the pupil is known, and tells of it when new', () => {
    const holders: NumberHolders = new Map([['number:7', 'elsewhere']]);
    expect(codesOf(plan([{ codes: [code('HS2'), number('7')] }], { holders }))).toEqual([
      ['refused', 'number_of_another'],
    ]);
    expect(codesOf(plan([{ codes: [number('7')] }], { holders }))).toEqual([['new', 'known_elsewhere']]);
  });

  it('refuses a number of somebody here who is no pupil, and matches the pupil whose number it was', () => {
    expect(codesOf(plan([{ codes: [number('7')] }], { holders: new Map([['number:7', { personId: 99 }]]) }))).toEqual([
      ['refused', 'number_of_another'],
    ]);
    const [row] = plan([{ codes: [number('7')] }], { holders: new Map([['number:7', { personId: 12 }]]) });
    expect(row).toMatchObject({ state: 'same', known: { id: 2 } });
  });

  it('refuses two that look alike, and the second row of one pupil with the row of the first', () => {
    expect(codesOf(plan([{ looks: ['twin'] }]))).toEqual([['refused', 'several_match']]);
    const rows = plan([{ codes: [code('HS1')] }, { looks: ['giang thi pao 2010-03-04'] }]);
    expect(codesOf(rows)).toEqual([['same'], ['refused', 'same_target']]);
    expect(rows[1]?.problems[0]).toMatchObject({ row: 6, otherRow: 5 });
  });

  it('keeps out a row that could not be read', () => {
    const rows = planRows({
      rows: [{ row: 1, record: null, problems: [] }],
      titleOf: (row) => `dòng ${row}`,
      describe: () => ({ title: '', said: {}, codes: [], looks: [], problems: [] }),
      known,
      holders: new Map(),
      unmatched: 'new',
    });
    expect(rows[0]).toMatchObject({ state: 'refused', title: 'dòng 1' });
  });
});

describe('old to new', () => {
  it.each([
    [{ phone: '1' }, {}, []],
    [{ birthDate: '2010-03-04' }, { birthDate: '2010' }, []],
    [{ birthDate: '2010' }, { birthDate: '2010-03-04' }, ['birthDate']],
    [{ birthDate: '2010-03-04' }, { birthDate: '2011' }, ['birthDate']],
    [{}, { phone: '1' }, ['phone']],
  ] as const)('%j said as %j', (fields, said, changed) => {
    expect(changesOf(fields, said).map(({ field }) => field)).toEqual(changed);
  });
});
