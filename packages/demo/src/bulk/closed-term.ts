import { takenOverChanges } from '@truong/api/gradebook/chain';
import { incompletePupils } from '@truong/api/gradebook/incomplete-pupils';
import { type PrimaryOutcome, primaryOutcomes } from '@truong/api/gradebook/primary/primary-outcomes';
import { type PupilOutcome, pupilOutcomes } from '@truong/api/gradebook/pupil-outcomes';
import type { TermLine } from '@truong/api/gradebook/term.queries';
import { periodOfTerm } from '@truong/contracts/common';
import { cellToken } from '@truong/rules/gradebook/cell';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import type { CopyTarget } from './copy-target.ts';
import { type Cell, writeSheet } from './gradebook-rows.ts';
import { writeTerm } from './term-row.ts';
import { type BulkTerm, cellReader, sheetsOf, termLinesOf } from './term-sheets.ts';

export const reasonNotAssessed = 'Nghỉ học dài ngày vì hoàn cảnh gia đình';

/**
 * A closed term as it is taken over from elsewhere: every cell sealed by the first link of its sheet, no history; outcomes
 * by the rules, with the decisions a principal would take about incomplete pupils. Those of grades 1-5 are given back only.
 */
export async function writeClosedTerm(
  to: CopyTarget,
  of: BulkTerm,
): Promise<{ outcomes: PupilOutcome[]; primary: PrimaryOutcome[] }> {
  const read = cellReader(of);
  const sheets = sheetsOf(of).map((sheet) => ({ sheet, lines: termLinesOf(of, sheet, read) }));
  const lines = sheets.flatMap((one) => one.lines);
  const notAssessed = decide(lines);
  for (const { sheet, lines: own } of sheets) {
    const cells = own.flatMap((line) =>
      [...line.cells].map(([slot, value]): Cell => ({ pupilId: line.pupilId, slot, value, version: 1 })),
    );
    const changes = takenOverChanges(cells.map((cell) => ({ ...cell, token: cellToken(cell.value) })));
    await writeSheet(to, of, sheet, {
      cells,
      saves: [{ ...of.principal, kind: 'taken_over', at: of.at, requestId: null, changes, hasHistory: false }],
      closedBy: of.principal,
      isLocked: true,
    });
  }
  const outcomes = pupilOutcomes(lines, notAssessed);
  await writeOutcomes(to, of, outcomes);
  await writeTerm(to, of, true);
  return { outcomes, primary: primaryOutcomes(lines, { notAssessed }) };
}

/** Missing tests become by rule where the rules allow it, in the lines themselves; who stays incomplete is not assessed. */
function decide(lines: readonly TermLine[]): Set<number> {
  const lineOf = new Map(lines.map((line) => [`${line.sheetId}:${line.pupilId}`, line]));
  const notAssessed = new Set<number>();
  for (const { pupilId, allowed, missing } of incompletePupils(lines, new Map())) {
    if (!allowed.some((one) => one !== 'not_assessed')) notAssessed.add(pupilId);
    else if (allowed.includes('by_rule'))
      for (const { sheetId, slot } of missing)
        lineOf.get(`${sheetId}:${pupilId}`)?.cells.set(slot, { kind: 'by_rule' });
  }
  return notAssessed;
}

async function writeOutcomes(to: CopyTarget, of: BulkTerm, outcomes: readonly PupilOutcome[]): Promise<void> {
  const key = { unit_id: of.unitId, school_year: of.schoolYear, period: periodOfTerm(of.term) };
  await to.insert(
    'outcome',
    outcomes.map((outcome) => ({
      ...key,
      pupil_id: outcome.pupilId,
      class_id: outcome.classId,
      grade: outcome.grade,
      is_assessed: outcome.isAssessed,
      not_assessed_reason: outcome.isAssessed ? null : reasonNotAssessed,
      learning: outcome.learning,
      learning_raw: outcome.learningRaw,
      adjusted_by: outcome.adjustedBy,
      average: outcome.average,
      conduct: outcome.conduct,
      title: outcome.title,
      year_conduct: outcome.yearConduct,
      absent_excused: outcome.absentExcused,
      absent_unexcused: outcome.absentUnexcused,
      rule_version: versionOf(secondaryRules(outcome.ruleSet)),
      settings: secondaryRules(outcome.ruleSet).settings,
      computed_at: of.at,
    })),
  );
  await to.insert(
    'outcome_subject',
    outcomes.flatMap(({ pupilId, subjects }) =>
      subjects.flatMap(({ subject, result }) =>
        result
          ? [
              {
                ...key,
                pupil_id: pupilId,
                subject_code: subject,
                tenths: result.kind === 'score' ? result.tenths : null,
                result: result.kind === 'comment' ? result.result : null,
              },
            ]
          : [],
      ),
    ),
  );
}
