import type { IncompletePupil } from '@truong/contracts/gradebook';
import {
  type ClosingDecision,
  closingBlocks,
  type MissingOfPupil,
  primaryClosingBlocks,
} from '@truong/rules/gradebook/closing';
import type { Column } from '@truong/rules/gradebook/columns';
import { missingRequired } from '@truong/rules/gradebook/missing-cells';
import { assessedColumns } from '@truong/rules/gradebook/primary/primary-columns';
import { isPrimaryRegime, primaryRules, secondaryRules, sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import type { PrimaryRulesOf } from './primary/primary-outcomes.ts';
import { ruledBy } from './pupil-outcomes.ts';
import type { RulesOfGrades } from './rule-settings/current-rules.ts';
import type { TermLine } from './term.queries.ts';

export type Incomplete = IncompletePupil & { decision: ClosingDecision | null; blocking: number };

/** The pupils of a term who miss required cells, each as the own circular judges it under the decisions given. */
export function incompletePupils(
  lines: readonly TermLine[],
  decisions: ReadonlyMap<number, ClosingDecision>,
  { rulesOf = secondaryRules, primaryRulesOf = primaryRules }: Partial<RulesOfGrades> = {},
): Incomplete[] {
  const pupils = new Map<number, { own: TermLine[]; missing: (MissingOfPupil & { line: TermLine })[] }>();
  for (const line of lines) {
    const known = pupils.get(line.pupilId) ?? { own: [], missing: [] };
    pupils.set(line.pupilId, known);
    known.own.push(line);
    if (line.exemption === 'whole') continue;
    for (const cell of missingRequired(askedColumns(line, primaryRulesOf), line.cells))
      known.missing.push({ ...cell, subject: line.subjectCode, line });
  }
  const incomplete = [...pupils].filter(([, { missing }]) => missing.length > 0);
  const judged = incomplete.flatMap(([pupilId, { own, missing }]) => {
    const { ruleSet } = ruledBy(own);
    const candidates = [{ pupilId, missing, decision: decisions.get(pupilId) ?? null }];
    return isPrimaryRegime(ruleSet) ? primaryClosingBlocks(candidates) : closingBlocks(rulesOf(ruleSet), candidates);
  });
  return judged.flatMap(({ pupilId, allowed, decision, blocking }) => {
    const known = pupils.get(pupilId);
    if (!known) return [];
    const { fullName, classId, className, grade } = ruledBy(known.own);
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

function askedColumns(line: TermLine, primaryRulesOf: PrimaryRulesOf): readonly Column[] {
  const columns = sheetColumns(line);
  const { ruleSet, grade } = line;
  return isPrimaryRegime(ruleSet) ? assessedColumns(primaryRulesOf(ruleSet), { grade, columns }) : columns;
}
