import type { PrimaryOutcome } from '@truong/api/gradebook/primary/primary-outcomes';
import type { PastYear } from '../model/calendar.ts';
import { writeClosedTerm } from './closed-term.ts';
import type { CopyTarget } from './copy-target.ts';
import type { Reviewing, TermToFile } from './file-terms.ts';
import type { BulkTerm } from './term-sheets.ts';

type Numbers = Pick<BulkTerm, 'nextSheetId' | 'nextEventId'>;

/** A school with those who act for it, whatever the term. */
export type SchoolInBulk = Pick<BulkTerm, 'school' | 'strength' | 'ids' | 'unitId' | 'principal' | 'seatOf'> &
  Numbers & { reviewer: Omit<Reviewing, 'on' | 'verdict'> };

export function newNumbers(): Numbers {
  return { nextSheetId: counter(), nextEventId: counter() };
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

/** What a closed year leaves to be done when the tables have their keys. */
export type PastTerms = { primary: PrimaryTerm[]; toFile: TermToFile[] };

/** Both terms of a closed year, to be filed and accepted where their reports were filed then. */
export async function writePastYear(
  to: CopyTarget,
  year: PastYear,
  of: SchoolInBulk & Pick<BulkTerm, 'classes' | 'seed'>,
): Promise<PastTerms> {
  const past: PastTerms = { primary: [], toFile: [] };
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
    past.primary.push({ unitId: of.unitId, schoolYear, term, at: now.at, outcomes: primary });
    if (days && outcomes.length > 0) {
      const reviewing: Reviewing = { ...of.reviewer, on: days.reviewedOn, verdict: 'accepted' };
      past.toFile.push(termToFile(now, { filedOn: days.filedOn, reviewing }));
    }
  }
  return past;
}

export function termToFile(
  { unitId, school, schoolYear, term, termEnds, principal }: BulkTerm,
  course: Pick<TermToFile, 'filedOn' | 'reviewing'>,
): TermToFile {
  const { levels } = school;
  return { unitId, levels, schoolYear, term, countedOn: termEnds, filedBy: principal.accountId, ...course };
}
