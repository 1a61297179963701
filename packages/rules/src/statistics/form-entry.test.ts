import { expect, test } from 'vitest';
import type { CellSource } from './form.ts';
import { entryProblem } from './form-entry.ts';

const counted: CellSource = { kind: 'query', records: 'pupils' };
const typed: CellSource = { kind: 'typed' };

test.each<[string, CellSource, Parameters<typeof entryProblem>[1], ReturnType<typeof entryProblem>]>([
  ['a typed figure', typed, { value: 3, note: null }, null],
  ['zero', typed, { value: 0, note: null }, null],
  ['nothing', typed, { value: null, note: null }, null],
  ['half a pupil', typed, { value: 1.5, note: null }, 'decimals'],
  ['half a hectare', { ...typed, decimals: 1 }, { value: 1.5, note: null }, null],
  ['a third of a hectare', { ...typed, decimals: 1 }, { value: 0.33, note: null }, 'decimals'],
  ['less than nothing', typed, { value: -1, note: null }, 'negative'],
  ['words for a figure', typed, { value: null, text: 'ba', note: null }, 'not_text'],
  ['words', { ...typed, isText: true }, { value: null, text: 'Nhà mượn', note: null }, null],
  ['over a formula', { kind: 'formula', formula: '1' }, { value: 3, note: 'vì' }, 'formula'],
  ['over the records', counted, { value: 3, note: null }, 'note_missing'],
  ['over the records with next to nothing', counted, { value: 3, note: ' a ' }, 'note_missing'],
  ['over the records, with why', counted, { value: 3, note: 'Học nhờ' }, null],
  ['taking back what was typed over', counted, { value: null, note: null }, null],
])('%s', (_, source, entry, problem) => expect(entryProblem(source, entry)).toBe(problem));
