import type { IncompletePupil } from '@truong/contracts/gradebook';
import { type ClosingDecision, closingBlocks, type MissingOfPupil } from '@truong/rules/gradebook/closing';
import { columnsOf } from '@truong/rules/gradebook/columns';
import { missingRequired } from '@truong/rules/gradebook/missing-cells';
import type { SecondaryRules } from '@truong/rules/gradebook/regimes/secondary-rules';
import type { TermLine } from './term.queries.ts';

export type Incomplete = IncompletePupil & { decision: ClosingDecision | null; blocking: number };

/** The pupils of a term who miss required cells, as the rules judge them under the decisions given. */
export function incompletePupils(
  rules: SecondaryRules,
  lines: readonly TermLine[],
  decisions: ReadonlyMap<number, ClosingDecision>,
): Incomplete[] {
  const pupils = new Map<number, { first: TermLine; missing: (MissingOfPupil & { line: TermLine })[] }>();
  for (const line of lines) {
    const known = pupils.get(line.pupilId) ?? { first: line, missing: [] };
    pupils.set(line.pupilId, known);
    for (const cell of missingRequired(columnsOf(line), line.cells))
      known.missing.push({ ...cell, subject: line.subjectCode, line });
  }
  const judged = closingBlocks(
    rules,
    [...pupils].map(([pupilId, { missing }]) => ({ pupilId, missing, decision: decisions.get(pupilId) ?? null })),
  );
  return judged.flatMap(({ pupilId, allowed, decision, blocking }) => {
    const known = pupils.get(pupilId);
    if (!known) return [];
    const { fullName, classId, className, grade } = known.first;
    return [
      {
        pupilId,
        fullName,
        classId,
        className,
        grade,
        allowed,
        decision,
        blocking: blocking.length,
        missing: known.missing.map(({ line, slot, state }) => ({
          sheetId: line.sheetId,
          subjectCode: line.subjectCode,
          subjectName: line.subjectName,
          slot,
          state,
        })),
      },
    ];
  });
}
