import type { UnitYear } from '@truong/contracts/common';
import type { CaseCandidate, PupilCases } from '@truong/contracts/pupil-cases';
import { exemptionsIn } from '@truong/rules/gradebook/exemption';
import { yearLevelsOf } from '@truong/rules/gradebook/primary/year-level';
import type { RuleSet } from '@truong/rules/gradebook/rule-set';
import type { InAct } from '../../trpc.ts';
import { listCasePupils, listExemptions, listPlans, rulesOfPupil } from './case.queries.ts';
import { listElectiveChanges } from './change-elective.ts';

/** What a school granted its pupils in a year: exemptions, and results decided from an individual plan. */
export function pupilCases(inAct: InAct, of: UnitYear): Promise<PupilCases> {
  return inAct(async (trx) => ({
    exemptions: await listExemptions(trx, of),
    plans: await listPlans(trx, of),
    electives: await listElectiveChanges(trx, of),
  }));
}

/** The pupils of a class with what the circular of their grade lets the principal grant; in grades 1-5 an individual plan only. */
export function caseCandidates(inAct: InAct, of: UnitYear & { classId: number }): Promise<CaseCandidate[]> {
  return inAct(async (trx) => {
    const candidates: CaseCandidate[] = [];
    for (const { pupilId, fullName, classId, className, subjects, ...at } of await listCasePupils(trx, of)) {
      const rules = await rulesOfPupil(trx, of, at);
      if (!rules) continue;
      candidates.push({
        ...{ pupilId, fullName, classId, className, grade: at.grade },
        ...levelsOf(rules),
        subjects: subjects.flatMap((subject) => {
          const kinds = rules.stage === 'secondary' ? exemptionsIn(rules, subject.code) : [];
          return kinds.length > 0 ? [{ code: subject.code, name: subject.name, kinds }] : [];
        }),
        electives: subjects.flatMap(({ code, name, isChosen, isTaken }) =>
          isChosen && rules.stage === 'secondary' ? [{ code, name, isTaken }] : [],
        ),
      });
    }
    return candidates;
  });
}

function levelsOf(rules: RuleSet): Pick<CaseCandidate, 'learningLevels' | 'conductLevels' | 'primaryLevels'> {
  if (rules.stage === 'primary') return { learningLevels: [], conductLevels: [], primaryLevels: yearLevelsOf(rules) };
  const { learning, conduct } = rules;
  return { learningLevels: [...learning.levels], conductLevels: [...conduct.levels], primaryLevels: [] };
}
