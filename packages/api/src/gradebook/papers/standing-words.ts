import type { PrimaryCardYear } from '@truong/contracts/papers';
import { isTechnology } from '@truong/rules/gradebook/primary/assessment-plan';
import { traitName } from '@truong/rules/gradebook/primary/trait-names';
import { primaryRules } from '@truong/rules/gradebook/sheet-columns';
import { formatMark } from '@truong/vietnamese/numbers';
import type { PrimaryOutcome } from '../primary/primary-outcomes.ts';
import { subjectLevels, traitLevels } from './primary-words.ts';

export type Standing = Pick<PrimaryOutcome, 'ruleSet' | 'subjects' | 'traits'> & {
  /** The valid mark of each. */
  tests: readonly { subject: string; tenths: number | null }[];
};
type Words = Pick<PrimaryCardYear, 'subjects' | 'qualities' | 'competences' | 'specificCompetences'>;

/** What stands of a pupil of grades 1-5, as printed: subjects in the order given, a test of a part of a subject on a line of its own. */
export function standingWords(
  { ruleSet, ...standing }: Standing,
  subjects: readonly { code: string; name: string }[],
  remarkOf: (code: string) => string,
): Words {
  const levelOf = new Map(standing.subjects.map(({ subject, mark }) => [subject, mark]));
  const testOf = new Map(standing.tests.map(({ subject, tenths }) => [subject, tenths]));
  const markOf = new Map(standing.traits.map(({ trait, mark }) => [trait, mark]));
  const { qualities, competences, specificCompetences } = primaryRules(ruleSet);
  const traits = (names: readonly string[]) =>
    names
      .filter((trait) => markOf.has(trait) || !isTechnology(trait))
      .map((trait) => {
        const mark = markOf.get(trait);
        return { name: traitName(trait), level: mark ? traitLevels[mark] : '' };
      });
  return {
    subjects: subjects
      .filter(({ code }) => levelOf.has(code) || testOf.has(code))
      .map(({ code, name }) => {
        const [mark, tenths] = [levelOf.get(code), testOf.get(code)];
        const test = tenths === undefined || tenths === null ? '' : formatMark(tenths);
        return { name, level: mark ? subjectLevels[mark] : '', test, remark: remarkOf(code) };
      }),
    qualities: traits(qualities),
    competences: traits(competences),
    specificCompetences: traits(specificCompetences),
  };
}
