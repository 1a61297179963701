import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import type { Figure } from '@truong/rules/statistics/term-results-form';
import type { PastYear } from '../model/calendar.ts';
import { writeClosedTerm } from './closed-term.ts';
import type { CopyTarget } from './copy-target.ts';
import { type BulkFiling, type Reviewing, writeFiling } from './filing.ts';
import type { BulkTerm } from './term-sheets.ts';

type Numbers = Pick<BulkTerm, 'nextSheetId' | 'nextEventId'> & {
  nextFilingId: () => number;
  nextReviewId: () => number;
};

/** A school with those who act for it, whatever the term. */
export type SchoolInBulk = Pick<BulkTerm, 'school' | 'strength' | 'ids' | 'unitId' | 'principal' | 'seatOf'> &
  Numbers & { reviewer: Omit<Reviewing, 'on' | 'verdict'> };

export function newNumbers(): Numbers {
  return { nextSheetId: counter(), nextEventId: counter(), nextFilingId: counter(), nextReviewId: counter() };
}

function counter(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

export function noonOf(day: string): Date {
  return new Date(`${day}T05:00:00.000Z`);
}

/** Both terms of a closed year, each filed and accepted where the form was filed then. */
export async function writePastYear(
  to: CopyTarget,
  year: PastYear,
  of: SchoolInBulk & Pick<BulkTerm, 'classes' | 'seed'>,
): Promise<void> {
  let previous: Figure[] | null = null;
  for (const [n, { term, endsOn, closedOn }] of year.terms.entries()) {
    const days = year.filingPeriods?.[n as 0 | 1];
    // Marks of another year are drawn from another seed: the same pupil does not write the same mark again.
    const seed = of.seed + year.schoolYear - 2023 + 1_000_003;
    const { schoolYear } = year;
    const now: BulkTerm & SchoolInBulk = {
      ...of,
      ...{ seed, schoolYear, term, termEnds: endsOn, today: closedOn, at: noonOf(closedOn) },
    };
    if (!days) await writeClosedTerm(to, now);
    else {
      const reviewing: Reviewing = { ...of.reviewer, on: days.reviewedOn, verdict: 'accepted' };
      previous = await writeFiledTerm(to, now, { filedOn: days.filedOn, reviewing, previous });
    }
  }
}

/** A closed term and its filing, which counts the pupils whose circular has the form's four levels. */
export async function writeFiledTerm(
  to: CopyTarget,
  of: BulkTerm & Numbers,
  course: Pick<BulkFiling, 'filedOn' | 'reviewing' | 'previous'>,
): Promise<Figure[]> {
  const outcomes = await writeClosedTerm(to, of);
  const counted = outcomes.filter(({ ruleSet }) => secondaryRules(ruleSet).conduct.scale === 'conduct');
  const ids = { id: of.nextFilingId(), reviewId: course.reviewing ? of.nextReviewId() : 0 };
  return writeFiling(to, of, counted, { ...course, ...ids });
}
