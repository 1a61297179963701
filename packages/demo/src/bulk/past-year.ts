import type { PrimaryOutcome } from '@truong/api/gradebook/primary/primary-outcomes';
import type { PupilOutcome } from '@truong/api/gradebook/pupil-outcomes';
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

/** Outcomes of grades 1-5 in a closed term, to be stored when the tables have their keys. */
export type PrimaryTerm = { unitId: number; schoolYear: number; term: 1 | 2; at: Date; outcomes: PrimaryOutcome[] };

/** Both terms of a closed year, each filed and accepted where the form was filed then. */
export async function writePastYear(
  to: CopyTarget,
  year: PastYear,
  of: SchoolInBulk & Pick<BulkTerm, 'classes' | 'seed'>,
): Promise<PrimaryTerm[]> {
  const primaryTerms: PrimaryTerm[] = [];
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
    const { outcomes, primary } = await writeClosedTerm(to, now);
    primaryTerms.push({ unitId: of.unitId, schoolYear, term, at: now.at, outcomes: primary });
    if (days && outcomes.length > 0) {
      const reviewing: Reviewing = { ...of.reviewer, on: days.reviewedOn, verdict: 'accepted' };
      previous = await fileTerm(to, now, outcomes, { filedOn: days.filedOn, reviewing, previous });
    }
  }
  return primaryTerms;
}

/** Files a closed term: what is counted are the pupils whose circular has the form's four levels. */
export function fileTerm(
  to: CopyTarget,
  of: BulkTerm & Numbers,
  outcomes: readonly PupilOutcome[],
  course: Pick<BulkFiling, 'filedOn' | 'reviewing' | 'previous'>,
): Promise<Figure[]> {
  const counted = outcomes.filter(({ ruleSet }) => secondaryRules(ruleSet).conduct.scale === 'conduct');
  const ids = { id: of.nextFilingId(), reviewId: course.reviewing ? of.nextReviewId() : 0 };
  return writeFiling(to, of, counted, { ...course, ...ids });
}
