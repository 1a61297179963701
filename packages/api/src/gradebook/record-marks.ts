import { AppError } from '@truong/contracts/errors';
import type { RecordedMarks, RecordMarks } from '@truong/contracts/gradebook';
import { Ending } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type CellValue, cellToken } from '@truong/rules/gradebook/cell';
import type { Column } from '@truong/rules/gradebook/columns';
import { type CurrentCell, decideMarks, type MarksDecision } from '@truong/rules/gradebook/decide-marks';
import { subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import {
  isPrimaryRegime,
  notTakenOn,
  ofPupil,
  secondaryRules,
  sheetColumns,
} from '@truong/rules/gradebook/sheet-columns';
import { knownResult } from '@truong/rules/gradebook/subject-result';
import { inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InActWith } from '../trpc.ts';
import { listLastWriters } from './history.queries.ts';
import { type LockedSheet, lockForSave, readForSave, type TouchedContents, writeSave } from './save.queries.ts';
import { isEnrolledOn, isKeeper, stateOf } from './sheet-access.ts';
import { sheetEntry, underUnlocks } from './sheet-entry.ts';

/**
 * Saves a batch of cells of one sheet. Bad input and locked cells refuse the whole batch (MARKS_INVALID names each cell); a cell
 * that someone else changed since it was seen is left alone and comes back as a conflict. A repeated request gets its first answer.
 */
export function recordMarks(inActWith: InActWith, input: RecordMarks): Promise<RecordedMarks> {
  const hash = inputHash(input);
  const touched = [...new Set(input.changes.map((change) => change.pupilId))];
  return inActWith(
    (trx) => Promise.all([lockForSave(trx, input), readForSave(trx, input, touched)]),
    async (trx, act, [sheet, contents]) => {
      if (!sheet || !isKeeper(act, sheet)) throw new AppError('NOT_FOUND');
      const repeated = repeatedAnswer<RecordedMarks>(contents.answered, hash);
      if (repeated) return repeated;
      const state = stateOf(sheet);
      if (state === 'locked') throw new AppError('TERM_CLOSED');
      if (state === 'closed' && contents.entry.unlocks.length === 0) throw new AppError('SHEET_CLOSED');

      const columns = sheetColumns(sheet);
      refuseCounted(sheet, columns, input);
      const entry = sheetEntry(act, sheet, contents.entry);
      const decision = decideMarks({
        columns,
        pupilIds: new Set(
          contents.pupils.filter((pupil) => isEnrolledOn(act.today, pupil)).map((pupil) => pupil.pupilId),
        ),
        current: contents.cells,
        changes: input.changes,
        context: { today: act.today, termEnds: sheet.termEnds },
        isLocked: (cell) => entry.wayInto(cell).kind === 'locked',
        isNotTaken: notTakenOn(sheet, contents.withoutClusters),
      });
      if (decision.problems.length > 0) throw new AppError('MARKS_INVALID', { problems: decision.problems });

      const hasWrites = decision.accepted.length > 0;
      const answer: RecordedMarks = {
        saved: savedCells(decision, contents.cells),
        conflicts: await describeConflicts(trx, sheet, decision),
        results: resultsOf(sheet, contents, decision),
        chainLength: sheet.chainLength + (hasWrites ? 1 : 0),
      };
      const { unitId, requestId } = input;
      const written = hasWrites
        ? writeSave(trx, act, sheet, {
            kind: 'marks',
            reason: null,
            writes: underUnlocks(entry, decision.accepted),
            answered: { requestId, inputHash: hash, answer },
          })
        : rememberAnswer(trx, act, { unitId, requestId, hash, answer });
      return new Ending(answer, written);
    },
  );
}

/** Counts that come from the sessions kept are written there. */
function refuseCounted(sheet: LockedSheet, columns: readonly Column[], { changes }: RecordMarks): void {
  if (!sheet.countsSessions) return;
  const counts = new Set(columns.flatMap(({ slot, scale }) => (scale === 'count' ? [slot] : [])));
  const problems = changes.flatMap(({ pupilId, slot }) =>
    counts.has(slot) ? [{ pupilId, slot, problem: 'counted_from_sessions' }] : [],
  );
  if (problems.length > 0) throw new AppError('MARKS_INVALID', { problems });
}

function savedCells(decision: MarksDecision, current: readonly CurrentCell[]): RecordedMarks['saved'] {
  const stored = new Map(current.map((cell) => [`${cell.pupilId}:${cell.slot}`, cell.value]));
  return [
    ...decision.accepted.map(({ pupilId, slot, to, version }) => ({ pupilId, slot, value: cellToken(to), version })),
    ...decision.unchanged.map(({ pupilId, slot, version }) => ({
      pupilId,
      slot,
      value: cellToken(stored.get(`${pupilId}:${slot}`) ?? null),
      version,
    })),
  ];
}

async function describeConflicts(
  trx: Trx,
  sheet: LockedSheet,
  decision: MarksDecision,
): Promise<RecordedMarks['conflicts']> {
  if (decision.conflicts.length === 0) return [];
  const writers = await listLastWriters(trx, sheet, decision.conflicts);
  return decision.conflicts.map(({ pupilId, slot, value, version }) => {
    const writer = writers.find((known) => known.pupilId === pupilId && known.slot === slot);
    if (!writer) throw new Error(`cell ${slot} of pupil ${pupilId} has a version but no history`);
    return { pupilId, slot, value: cellToken(value), version, who: writer.who, at: writer.at.toISOString() };
  });
}

function resultsOf(
  sheet: LockedSheet,
  { cells: current, withoutClusters }: TouchedContents,
  decision: MarksDecision,
): RecordedMarks['results'] {
  const { kind, ruleSet } = sheet;
  // Grades 1-5 have no result of a subject but what is entered.
  if (kind === 'homeroom' || isPrimaryRegime(ruleSet)) return [];
  const rules = secondaryRules(ruleSet);
  const byPupil = new Map<number, Map<string, CellValue>>();
  const put = (pupilId: number, slot: string, value: CellValue | null) => {
    const cells = byPupil.get(pupilId) ?? new Map<string, CellValue>();
    byPupil.set(pupilId, cells);
    if (value) cells.set(slot, value);
    else cells.delete(slot);
  };
  for (const { pupilId, slot, value } of current) put(pupilId, slot, value);
  for (const { pupilId, slot, to } of decision.accepted) put(pupilId, slot, to);
  return [...byPupil].map(([pupilId, cells]) => {
    const columns = sheetColumns(ofPupil(sheet, { takesClusters: !withoutClusters.has(pupilId) }));
    return { pupilId, result: knownResult(subjectSemesterResult(rules, { kind, columns, cells })) };
  });
}
