import { plainWords } from '../../people/plain-words.ts';
import type { Column } from '../columns.ts';
import { headOfSlot } from '../slot-heads.ts';

/** The meaning of a column of a mark list: who, or an entry column of the sheet. */
export const whoFields = ['code', 'fullName', 'familyAndMiddle', 'given', 'birthDate'] as const;
export type WhoField = (typeof whoFields)[number];
export type MarkField = WhoField | `slot:${string}`;

/** The entry column that a field means; null for one that says who. */
export function slotOf(field: MarkField | null): string | null {
  return field?.startsWith('slot:') ? field.slice('slot:'.length) : null;
}

/** What a head says of an assessment. `series`: the words without the number, by which columns of one kind belong together. */
type MarkHead = {
  means: 'weight_1' | 'weight_2' | 'mid_term' | 'end_of_term' | 'conduct' | 'excused' | 'unexcused' | 'computed';
  series: string;
  number: number | null;
};

/** Words beside those that name the assessment. */
const filler = /(^| )(?:diem|danh gia|kiem tra|ddg|dg|kt|bai|cot|lan|so buoi|nghi|vang|mon|hoc sinh)(?= |$)/g;
const glued = /(^| )(?:ddg|dg|kt|d)(?=(?:tx|gk|ck|dk|hk)(?:\d| |$))/g;
/** "Hệ số 1" over "Miệng": the lower head says it. */
const above =
  /^(?:thuong xuyen|dinh k[yi]|he so [123]|hs ?[123]) (?=(?:mieng|m|15|1 tiet|45|viet|v|tx|giua|gk|cuoi|ck|thi|hk)(?: |\d|$))/;
const weightBehind = / (?:he so|hs) ?[123]$/;

/** In this order: the first that fits. `HK` stands for the examination of the term on a sheet of marks. */
const heads: readonly (readonly [MarkHead['means'], RegExp])[] = [
  ['conduct', /^(?:ket qua )?(ren luyen|rl|hanh kiem)( (?:hk|hoc k[yi]) ?(?:i|ii|1|2))?$/],
  ['unexcused', /^(khong phep|kp|khong p)$/],
  ['excused', /^(co phep|cp|phep)$/],
  ['computed', /^(d?tb\w*|trung binh|tong ket|ket qua|xep loai|kq|xl|tk)( .*)?$/],
  ['mid_term', /^(gk|giua (?:k[yi]|hk|hoc k[yi]))(?: ?(?:i|ii|1|2))?$/],
  [
    'end_of_term',
    /^(ck|cuoi (?:k[yi]|hk|hoc k[yi])|thi(?: (?:hk|hoc k[yi]|cuoi k[yi]))?|hk|hoc k[yi])(?: ?(?:i|ii|1|2))?$/,
  ],
  ['weight_1', /^(tx|thuong xuyen|mieng|m|15 ?(?:phut|ph|p)|15|he so 1|hs ?1)(?: ?(\d))?$/],
  ['weight_2', /^(dk|dinh k[yi]|1 tiet|1 ?t|45 ?(?:phut|ph|p)|viet|v|he so 2|hs ?2)(?: ?(\d))?$/],
];

/** What a head names; null where it names no assessment. */
export function readMarkHead(header: string): MarkHead | null {
  const words = plainWords(header).replace(glued, '$1').replace(filler, '$1').replace(/ +/g, ' ').trim();
  const said = words.replace(above, '').replace(weightBehind, '').trim();
  for (const text of [said, words]) {
    for (const [means, pattern] of heads) {
      const found = pattern.exec(text);
      if (!found) continue;
      const isNumbered = means === 'weight_1' || means === 'weight_2';
      return { means, series: found[1] ?? '', number: isNumbered && found[2] ? Number(found[2]) : null };
    }
  }
  return null;
}

/** Which entry column of a sheet each head means; null where none does, or where two would mean the same. */
export function slotsOfHeads(headers: readonly string[], columns: readonly Column[]): (string | null)[] {
  const known = new Set(columns.map(({ slot }) => slot));
  const read = headers.map((header) => (header.trim() === '' ? null : readMarkHead(header)));
  const slots = headers.map((): string | null => null);
  const give = (at: number, slot: string) => {
    if (known.has(slot) && !slots.includes(slot)) slots[at] = slot;
  };
  // As a sheet of ours names it.
  const named = new Map(columns.map(({ slot, scale }) => [plainWords(headOfSlot(slot, scale)), slot]));
  headers.forEach((header, at) => {
    const slot = named.get(plainWords(header));
    if (slot) give(at, slot);
  });
  const single = {
    mid_term: 'mid',
    end_of_term: 'end',
    conduct: 'conduct',
    excused: 'excused',
    unexcused: 'unexcused',
  };
  read.forEach((head, at) => {
    if (!head || !(head.means in single) || slots[at]) return;
    const slot = single[head.means as keyof typeof single];
    // In grades 1-5 a list of marks says what the tests were given.
    give(at, known.has(slot) ? slot : `${slot}-test`);
  });
  for (const [means, letter] of [
    ['weight_1', 'r'],
    ['weight_2', 'p'],
  ] as const) {
    const of = read.flatMap((head, at) => (head?.means === means && !slots[at] ? [{ ...head, at }] : []));
    // One series with numbers keeps them; miệng, 15 phút and the like follow each other.
    const isOneSeries = new Set(of.map(({ series }) => series)).size === 1 && of.every(({ number }) => number !== null);
    of.forEach(({ at, number }, place) => {
      give(at, `${letter}${isOneSeries ? number : place + 1}`);
    });
  }
  return slots;
}
