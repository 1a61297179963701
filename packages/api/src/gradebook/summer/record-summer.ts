import { AppError } from '@truong/contracts/errors';
import type { RecordSummer } from '@truong/contracts/summer';
import type { Scale } from '@truong/rules/gradebook/columns';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { conductIn, type RulesOf } from '../pupil-outcomes.ts';
import { isYearClosed, lockYearClosing } from '../year.queries.ts';
import { insertSummerEntry, type SummerEntry } from './summer.queries.ts';
import { readSummer, type SummerResult } from './summer-results.ts';

/**
 * Enters a re-test or conduct judged again after training, of a pupil whom the year's end gave that to do; the latest entry
 * counts and every one is kept. NOT_FOUND for what is not theirs to do, MARKS_INVALID for what was typed wrong.
 */
export function recordSummer(inAct: InAct, input: RecordSummer): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, pupilId, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct(async (trx, act) => {
    const [closing, answered] = await Promise.all([lockYearClosing(trx, of), findAnswer(trx, input)]);
    if (answered) return repeatedAnswer<null>(answered, hash) ?? null;
    if (!isYearClosed(closing)) throw new AppError('YEAR_NOT_CLOSED');
    if (closing?.summerClosedOn) throw new AppError('SUMMER_CLOSED');
    const { results, rulesOf } = await readSummer(trx, of);
    const own = results.find((result) => result.pupilId === pupilId);
    if (!own) throw new AppError('NOT_FOUND');
    const entry = entryOf(input, { own, rulesOf, today: act.today });
    await insertSummerEntry(trx, act, of, entry);
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer: null });
    return null;
  });
}

function entryOf(
  { pupilId, what }: RecordSummer,
  { own, rulesOf, today }: { own: SummerResult; rulesOf: RulesOf; today: string },
): SummerEntry {
  const rules = rulesOf(own.ruleSet);
  const slot = what.kind === 'conduct' ? 'conduct' : what.subject;
  const original = own.eligible.find(({ subject }) => subject === slot)?.result;
  if (what.kind === 'conduct' ? !own.duties.isTraining : !original) throw new AppError('NOT_FOUND');
  const scale: Scale = what.kind === 'conduct' ? rules.conduct.scale : original?.kind === 'score' ? 'mark' : 'comment';
  const parsed = parseCell(scale, what.text, { today, termEnds: today });
  if (!parsed.ok)
    throw new AppError('MARKS_INVALID', {
      problems: [{ pupilId, slot, problem: parsed.problem, suggestion: parsed.suggestion }],
    });
  const { value } = parsed;
  if (what.kind === 'conduct') return { pupilId, kind: 'conduct', level: value && conductIn(rules, value) };
  const subject = what.subject;
  if (value === null) return { pupilId, kind: 'retest', subject, result: null };
  if (value.kind === 'number')
    return { pupilId, kind: 'retest', subject, result: { kind: 'score', tenths: value.number } };
  if (value.kind === 'code' && (value.code === 'pass' || value.code === 'fail'))
    return { pupilId, kind: 'retest', subject, result: { kind: 'comment', result: value.code } };
  throw new AppError('MARKS_INVALID', { problems: [{ pupilId, slot, problem: 'not_a_mark' }] });
}
