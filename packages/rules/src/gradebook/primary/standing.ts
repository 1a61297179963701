import type { CellValue } from '../cell.ts';
import type { Column } from '../columns.ts';
import type { AssessmentPoint, PrimaryRules, SubjectMark, TraitMark } from '../regimes/primary-rules.ts';
import { validTest } from './assessment-plan.ts';
import { assessedColumns } from './primary-columns.ts';
import type { PrimaryTest, PrimaryYear } from './year-level.ts';

/** One pupil's line on a sheet: of a subject, or of qualities and competences (no subject). */
export type StandingLine = {
  subjectCode: string | null;
  columns: readonly Column[];
  cells: ReadonlyMap<string, CellValue>;
};

/**
 * What stands at a point of the year in the lines of one pupil: each subject, quality and competence with its assessment, null
 * while there is none, and the tests that are held, of each the valid mark. Competences that the grade is no longer assessed in
 * are left out. TT27/2020 art. 7.
 */
export function standingAt(
  { subjectScale, traitScale, settings }: Pick<PrimaryRules, 'subjectScale' | 'traitScale' | 'settings'>,
  of: { grade: number; point: AssessmentPoint; lines: readonly StandingLine[] },
): PrimaryYear {
  const subjects: { subject: string; mark: SubjectMark | null }[] = [];
  const traits: { trait: string; mark: TraitMark | null }[] = [];
  const tests: PrimaryTest[] = [];
  for (const { subjectCode, columns, cells } of of.lines) {
    for (const { slot, role, point, about } of assessedColumns({ settings }, { grade: of.grade, columns })) {
      if (point !== of.point) continue;
      const value = cells.get(slot);
      const code = value?.kind === 'code' ? value.code : null;
      const tenths = value?.kind === 'number' ? value.number : null;
      if (role === 'subject_level' && subjectCode !== null)
        subjects.push({ subject: subjectCode, mark: subjectScale.find((one) => one === code) ?? null });
      if (role === 'trait_level' && about !== undefined)
        traits.push({ trait: about, mark: traitScale.find((one) => one === code) ?? null });
      if (role === 'test' && about !== undefined) tests.push({ subject: about, tenths });
      if (role === 'replacement' && tenths !== null) tests.push(replaced(tests.pop(), { about, tenths }));
    }
  }
  return { grade: of.grade, subjects, traits, tests };
}

/** A test with the mark that replaces it, which stands in the next column. */
function replaced(
  test: PrimaryTest | undefined,
  { about, tenths: replacement }: { about: string | undefined; tenths: number },
): PrimaryTest {
  const first = test?.tenths ?? null;
  const tenths = validTest({ tenths: first, replacement });
  return { subject: test?.subject ?? about ?? '', tenths, ...(first !== null && { replaced: first }) };
}
