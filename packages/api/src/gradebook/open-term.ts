import type { UnitTerm } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { tt22 } from '@truong/rules/gradebook/regimes/tt22-2021';
import { requiredAssessments } from '@truong/rules/gradebook/required-assessments';
import { rulesFor } from '@truong/rules/gradebook/rule-set';
import type { InAct } from '../trpc.ts';
import { sheetChainStart } from './chain.ts';
import { rememberTermEvent } from './close-term.ts';
import { findTerm, stateOfTerm } from './term.queries.ts';

/**
 * Opens a term for entry: a sheet for each line of each class's plan whose grade is under TT22/2021 (sheets and outcomes hold
 * its columns and levels), and a homeroom sheet for each such class. Safe to repeat: it adds what is missing. Throws TERM_CLOSED.
 */
export function openTerm(inAct: InAct, of: UnitTerm): Promise<{ sheets: number }> {
  return inAct(async (trx, act) => {
    if (stateOfTerm(await findTerm(trx, of)) === 'closed') throw new AppError('TERM_CLOSED');
    const lines = await listPlan(trx, of);
    const sheets = lines.flatMap((line) => {
      const rules = rulesFor({
        programme: 'general',
        grade: line.grade,
        schoolYear: of.schoolYear,
        date: line.termEnds,
      });
      if (rules?.id !== tt22.id || rules.stage !== 'secondary') return [];
      const kind = line.kind as 'score' | 'comment';
      const { regular } = requiredAssessments(rules, { kind, periodsPerYear: line.periods });
      return [
        {
          classId: line.classId,
          grade: line.grade as number | null,
          subjectCode: line.subjectCode as string | null,
          kind: kind as 'score' | 'comment' | 'homeroom',
          regularCount: regular,
        },
      ];
    });
    for (const classId of new Set(sheets.map((sheet) => sheet.classId))) {
      sheets.push({ classId, grade: null, subjectCode: null, kind: 'homeroom', regularCount: 0 });
    }
    if (sheets.length === 0) throw new AppError('NOT_FOUND');
    await rememberOpening(trx, act, of);
    await trx
      .insertInto('sheet')
      .values(sheets.map((sheet) => ({ ...of, ...sheet, chainHead: sheetChainStart({ ...of, ...sheet }) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { sheets: sheets.length };
  });
}

function listPlan(trx: Trx, { unitId, schoolYear, term }: UnitTerm) {
  return trx
    .selectFrom('classSubject as l')
    .innerJoin('term as t', (join) => join.onRef('t.schoolYear', '=', 'l.schoolYear').on('t.term', '=', term))
    .where('l.unitId', '=', unitId)
    .where('l.schoolYear', '=', schoolYear)
    .select(['l.classId', 'l.grade', 'l.subjectCode', 'l.kind', 'l.periods', 't.endsOn as termEnds'])
    .execute();
}

async function rememberOpening(trx: Trx, act: Act, of: UnitTerm): Promise<void> {
  const { unitId, schoolYear, term } = of;
  const opened = await trx
    .insertInto('schoolTerm')
    .values({ unitId, schoolYear, term, openedAt: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('term')
    .execute();
  if (opened.length === 0) return;
  await rememberTermEvent(trx, act, { unitId, schoolYear, term, kind: 'opened', reason: null });
}
