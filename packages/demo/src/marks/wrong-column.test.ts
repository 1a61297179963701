import { columnsOf } from '@truong/rules/gradebook/columns';
import {
  looksLikeHundred,
  type PlannedValue,
  questionsBeforeWrite,
  type StandingPupil,
} from '@truong/rules/gradebook/wrong-column';
import { expect, test } from 'vitest';
import { between, chance, normal, rngFor } from '../model/random.ts';
import { type Learner, markOf } from './believable-marks.ts';

/**
 * Measures the wrong-column guard over a simulated term of 300 sheets with five regular columns, classes of 24 to 45 pupils, pasted
 * column by column as the term goes on: regular columns, mid-term between the third and the fourth, end-term last.
 *
 * Normal pastes: each column once, some with pupils missing; the same column again with up to a fifth of it corrected; three columns
 * at once; one sheet in a hundred enters the end-term marks before the mid-term ones and is rightly asked, which counts as a false alarm.
 *
 * The injector: (a) the mid-term set into the end-term column, with the mid-term column empty or entered, up to a twentieth of the
 * marks different; (b) the end-term set into the mid-term column; (c) the same column of another class of the school into the sheet
 * by position, cut to the shorter class, from the mid-term column on; (d) a column moved by one row either way, from the mid-term
 * column on; (e) tenths typed without the comma.
 *
 * Limits: the marks come from the demo's model (marks of one pupil go together about 0.8 within a subject); nothing can be found in
 * (c) and (d) before columns stand to compare with, in classes under about 20, or where everybody has nearly the same mark; an
 * end-term set in an empty mid-term column looks like any first set; Đ/CĐ sheets know only the order of the columns.
 */
const seed = 20_260_115;
const columns = columnsOf({ kind: 'score', regularCount: 5 });
const order = ['r1', 'r2', 'r3', 'mid', 'r4', 'r5', 'end'];
const subjects = ['mathematics', 'literature', 'foreign-language-1', 'natural-science'];

type Marks = Record<string, number[]>;

function sheetOf(number: number, { subject, noise }: { subject: string; noise: number }): Marks {
  const rng = rngFor(seed, 'class', number);
  const size = between(rng, 24, 45);
  const strength = 0.5 * normal(rng);
  const learners = Array.from({ length: size }, (_, at): Learner => {
    const key = `${number}.${at}`;
    return { key, ability: normal(rngFor(seed, 'ability', key)), strength };
  });
  const ofSlot = (slot: string) =>
    learners.map((learner) => {
      const blurred = noise * normal(rngFor(seed, 'noise', learner.key, subject, slot));
      return Math.min(
        100,
        Math.max(0, tenths(markOf({ seed, learner, subject, term: 1, slot })) + Math.round(blurred)),
      );
    });
  return Object.fromEntries(order.map((slot) => [slot, ofSlot(slot)]));
}

function tenths(text: string): number {
  return Math.round(Number(text.replace(',', '.')) * 10);
}

/** What stands when a column's turn has come. */
function standing(marks: Marks, slots: readonly string[]): StandingPupil[] {
  return (marks.r1 ?? []).map((_, pupilId) => ({
    pupilId,
    values: new Map(slots.map((slot) => [slot, marks[slot]?.[pupilId] ?? 0])),
  }));
}

function plan(slot: string, values: readonly (number | undefined)[]): PlannedValue[] {
  return values.flatMap((value, pupilId) => (value === undefined ? [] : [{ pupilId, slot, value }]));
}

function isAsked(pupils: StandingPupil[], planned: PlannedValue[]): boolean {
  const known = new Set(pupils.map(({ pupilId }) => pupilId));
  return (
    questionsBeforeWrite({ columns, pupils, planned: planned.filter(({ pupilId }) => known.has(pupilId)) }).length > 0
  );
}

const before = (slot: string) => order.slice(0, order.indexOf(slot));

type Tally = { asked: number; of: number };
const share = ({ asked, of }: Tally) => asked / of;
function count(tally: Tally, isFound: boolean): void {
  tally.of += 1;
  if (isFound) tally.asked += 1;
}

/** In the second row every mark is blurred by a whole mark, so that those of a pupil go together about 0.55 only: false alarms stay few, finds do not. */
test.each([
  { noise: 0, least: 0.99 },
  { noise: 10, least: 0.55 },
])(
  'of wrong sets at least $least are asked about, of normal pastes at most 1 % (blurred by $noise tenths)',
  ({ noise, least }) => {
    const normalPastes: Tally = { asked: 0, of: 0 };
    const found: Record<string, Tally> = {};
    const tallyOf = (kind: string) => {
      found[kind] ??= { asked: 0, of: 0 };
      return found[kind];
    };

    for (let number = 0; number < 300; number += 1) {
      const subject = subjects[number % subjects.length] ?? '';
      const marks = sheetOf(number, { subject, noise });
      const other = sheetOf(number + 1, { subject, noise });
      const rng = rngFor(seed, 'term', number);
      const isLateMid = chance(rng, 0.01);
      for (const slot of order) {
        const own = marks[slot] ?? [];
        const stands = before(slot).filter((each) => !(isLateMid && slot === 'end' && each === 'mid'));
        const isThin = chance(rng, 0.2);
        const taken = own.map((mark) => (isThin && chance(rng, 0.1) ? undefined : mark));
        count(normalPastes, isAsked(standing(marks, stands), plan(slot, taken)));
        const corrected = own.map((mark) => (chance(rng, 0.2 * rng()) ? Math.min(100, mark + 5) : mark));
        count(normalPastes, isAsked(standing(marks, [...before(slot), slot]), plan(slot, corrected)));
      }
      const three = ['r4', 'r5', 'end'];
      count(
        normalPastes,
        isAsked(
          standing(marks, before('r4')),
          three.flatMap((slot) => plan(slot, marks[slot] ?? [])),
        ),
      );

      const mid = (marks.mid ?? []).map((mark) => (chance(rng, 0.05) ? Math.max(0, mark - 5) : mark));
      const withoutMid = before('end').filter((slot) => slot !== 'mid');
      count(tallyOf('mid into end, mid empty'), isAsked(standing(marks, before('mid')), plan('end', mid)));
      count(tallyOf('mid into end, mid empty, later'), isAsked(standing(marks, withoutMid), plan('end', mid)));
      count(tallyOf('mid into end, mid entered'), isAsked(standing(marks, before('end')), plan('end', mid)));
      count(tallyOf('end into mid'), isAsked(standing(marks, before('end')), plan('mid', marks.end ?? [])));
      for (const slot of ['mid', 'r4', 'r5', 'end']) {
        const stands = standing(marks, before(slot));
        count(tallyOf('another class'), isAsked(stands, plan(slot, other[slot] ?? [])));
        const own = marks[slot] ?? [];
        count(tallyOf('one row down'), isAsked(stands, plan(slot, [undefined, ...own.slice(0, -1)])));
        count(tallyOf('one row up'), isAsked(stands, plan(slot, own.slice(1))));
      }
      const hundred = (marks.end ?? []).map((mark) => String(mark));
      count(tallyOf('a scale of 100'), looksLikeHundred(hundred));
      const typed = (marks.end ?? []).map((mark) => String(mark / 10).replace('.', ','));
      count(normalPastes, looksLikeHundred(typed));
    }

    const all = Object.values(found).reduce((sum, { asked, of }) => ({ asked: sum.asked + asked, of: sum.of + of }));
    const lines = Object.entries(found).map(([kind, tally]) => `${kind}: ${tally.asked}/${tally.of}`);
    console.info(
      [`found ${all.asked}/${all.of}`, ...lines, `false alarms ${normalPastes.asked}/${normalPastes.of}`].join('\n'),
    );
    for (const [kind, tally] of Object.entries(found)) expect(share(tally), kind).toBeGreaterThanOrEqual(least);
    expect(share(normalPastes)).toBeLessThanOrEqual(0.01);
  },
);

/**
 * The published case of January 2026: in one upper-secondary school 39 teachers had keyed mid-term marks into the end-term column;
 * 1,299 marks in 29 classes were corrected. How they spread over sheets is not published: here 39 sheets, one a teacher, with 33 or
 * 34 marks each, 1,299 in all, once while the mid-term column is empty and once while it is entered as well.
 */
test.each([
  ['empty', ['r1', 'r2', 'r3']],
  ['entered', ['r1', 'r2', 'r3', 'mid']],
])('January 2026, the mid-term column %s: every one of the 39 writes is asked about', (_, stands) => {
  let corrected = 0;
  for (let teacher = 0; teacher < 39; teacher += 1) {
    const size = teacher < 12 ? 34 : 33;
    const of = teacher % 29;
    const learners = Array.from({ length: size }, (__, at): Learner => {
      const key = `2026.${of}.${at}`;
      return { key, ability: normal(rngFor(seed, 'ability', key)), strength: 0 };
    });
    const subject = subjects[teacher % subjects.length] ?? '';
    const marks = Object.fromEntries(
      order.map((slot) => [slot, learners.map((learner) => tenths(markOf({ seed, learner, subject, term: 1, slot })))]),
    );
    corrected += size;
    expect(isAsked(standing(marks, stands), plan('end', marks.mid ?? []))).toBe(true);
  }
  expect(corrected).toBe(1299);
});
