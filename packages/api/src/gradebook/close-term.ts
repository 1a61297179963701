import { periodOfTerm, type UnitTerm } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { ClosedTerm, CloseTerm } from '@truong/contracts/gradebook';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import type { z } from 'zod';
import { findDelegation } from '../identity/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { incompletePupils } from './incomplete-pupils.ts';
import { insertOutcomes } from './outcome.queries.ts';
import { primaryAbsences } from './primary/primary-absences.ts';
import { insertPrimaryOutcomes } from './primary/primary-outcome.queries.ts';
import { primaryOutcomes } from './primary/primary-outcomes.ts';
import { pupilOutcomes } from './pupil-outcomes.ts';
import { currentRulesOfGrades } from './rule-settings/current-rules.ts';
import { writeSave } from './save.queries.ts';
import { findSheet } from './sheet.queries.ts';
import { listTermLines, lockSheetsOfTerm, lockTerm, stateOfTerm, type TermLine } from './term.queries.ts';

type Closed = z.infer<typeof ClosedTerm>;

/**
 * Closes a term: every incomplete pupil has a decision, missing mid-term and end-of-term cells become by rule on their
 * sheet's chain (in grades 1-5 nothing does: a test that was not held is not available), outcomes are computed and stored with rule version and settings, and no sheet takes a mark any more.
 * TERM_INCOMPLETE counts what still asks for a decision; nothing is written then.
 */
export function closeTerm(inAct: InAct, input: CloseTerm): Promise<Closed> {
  const hash = inputHash(input);
  const { unitId, schoolYear, term, requestId } = input;
  const of = { unitId, schoolYear, term };
  return inAct(async (trx, act) => {
    const [locked, answered] = await Promise.all([lockTerm(trx, of), findAnswer(trx, input)]);
    const repeated = repeatedAnswer<Closed>(answered, hash);
    if (repeated) return repeated;
    const state = stateOfTerm(locked);
    if (state !== 'open') throw new AppError(state === 'closed' ? 'TERM_CLOSED' : 'TERM_NOT_OPENED');
    await lockSheetsOfTerm(trx, of);
    const lines = await listTermLines(trx, { ...of, today: act.today });

    const decisions = new Map(input.decisions.map(({ pupilId, decision }) => [pupilId, decision]));
    const { rulesOf, primaryRulesOf } = await currentRulesOfGrades(trx, of);
    const incomplete = incompletePupils(lines, decisions, { rulesOf, primaryRulesOf });
    const blocking = incomplete.filter((pupil) => pupil.blocking > 0);
    if (blocking.length > 0) {
      throw new AppError('TERM_INCOMPLETE', {
        pupils: blocking.length,
        cells: blocking.reduce((n, pupil) => n + pupil.blocking, 0),
      });
    }

    const ruled = incomplete.filter((pupil) => pupil.decision === 'by_rule');
    const missing = ruled.flatMap((pupil) => pupil.missing.map((cell) => ({ pupilId: pupil.pupilId, ...cell })));
    await writeByRule(trx, act, of, lines, missing);
    const incompleteIds = new Set(incomplete.map((pupil) => pupil.pupilId));
    const reasons = new Map(
      input.decisions.flatMap((decision) =>
        decision.decision === 'not_assessed' && incompleteIds.has(decision.pupilId)
          ? [[decision.pupilId, decision.reason] as const]
          : [],
      ),
    );
    const closing = { ...of, period: periodOfTerm(term), at: act.at };
    const outcomes = pupilOutcomes(lines, new Set(reasons.keys()), rulesOf);
    await insertOutcomes(trx, closing, outcomes, reasons, rulesOf);
    const absences = await primaryAbsences(trx, of, lines);
    const primary = primaryOutcomes(lines, { notAssessed: new Set(reasons.keys()), rulesOf: primaryRulesOf, absences });
    await insertPrimaryOutcomes(trx, closing, primary, reasons, primaryRulesOf);
    await lockTermRows(trx, act, of);
    const answer: Closed = {
      outcomes: outcomes.length + primary.length,
      notAssessed: reasons.size,
      byRule: missing.length,
    };
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
    return answer;
  });
}

type MissingCell = { pupilId: number; sheetId: number; slot: string };

/** Writes by-rule cells sheet by sheet, each on its chain, and into `lines`, from which the outcomes are computed. */
async function writeByRule(
  trx: Trx,
  act: Act,
  of: UnitTerm,
  lines: readonly TermLine[],
  missing: readonly MissingCell[],
): Promise<void> {
  const lineOf = new Map(lines.map((line) => [`${line.sheetId}:${line.pupilId}`, line]));
  for (const [sheetId, cells] of Map.groupBy(missing, (cell) => cell.sheetId)) {
    const sheet = await findSheet(trx, { unitId: of.unitId, schoolYear: of.schoolYear, sheetId });
    if (!sheet) throw new AppError('NOT_FOUND');
    const writes = cells.flatMap(({ pupilId, slot }) => {
      const line = lineOf.get(`${sheetId}:${pupilId}`);
      if (!line) return [];
      const write = {
        pupilId,
        slot,
        from: line.cells.get(slot) ?? null,
        to: { kind: 'by_rule' } as const,
        version: (line.versions.get(slot) ?? 0) + 1,
      };
      line.cells.set(slot, write.to);
      return [write];
    });
    await writeSave(trx, act, sheet, { kind: 'marks', reason: 'term closed: not made up', writes, answered: null });
  }
}

async function lockTermRows(trx: Trx, act: Act, { unitId, schoolYear, term }: UnitTerm): Promise<void> {
  await trx
    .updateTable('sheet')
    .set({ lockedAt: act.at })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('term', '=', term)
    .execute();
  await trx
    .updateTable('schoolTerm')
    .set({ closedOn: act.today, closedAt: act.at, closingCount: sql<number>`closing_count + 1` })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('term', '=', term)
    .execute();
  await rememberTermEvent(trx, act, { unitId, schoolYear, term, kind: 'closed', reason: null });
}

export async function rememberTermEvent(
  trx: Trx,
  act: Act,
  event: UnitTerm & { kind: 'opened' | 'closed' | 'reopened'; reason: string | null },
): Promise<void> {
  await trx
    .insertInto('schoolTermEvent')
    .values({
      ...event,
      at: act.at,
      accountId: act.accountId,
      delegationId: await findDelegation(trx, act, 'term.keep'),
    })
    .execute();
}
