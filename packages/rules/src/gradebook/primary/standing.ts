import type { CellValue } from '../cell.ts';
import type { Column } from '../columns.ts';
import type { AssessmentPoint, PrimaryRules, SubjectMark, TraitMark } from '../regimes/primary-rules.ts';
import type { PrimaryYear } from './year-level.ts';

/** One pupil's line on a sheet: of a subject, or of qualities and competences (no subject). */
export type StandingLine = {
  subjectCode: string | null;
  columns: readonly Column[];
  cells: ReadonlyMap<string, CellValue>;
};

/**
 * What stands at a point of the year in the lines of one pupil: each subject, quality and competence with its assessment, null
 * while there is none, and the tests that are held. TT27/2020 art. 7.
 */
export function standingAt(
  { subjectScale, traitScale }: Pick<PrimaryRules, 'subjectScale' | 'traitScale'>,
  of: { grade: number; point: AssessmentPoint; lines: readonly StandingLine[] },
): PrimaryYear {
  const subjects: { subject: string; mark: SubjectMark | null }[] = [];
  const traits: { trait: string; mark: TraitMark | null }[] = [];
  const tests: { subject: string; tenths: number | null }[] = [];
  for (const { subjectCode, columns, cells } of of.lines) {
    for (const { slot, role, point, about } of columns) {
      if (point !== of.point) continue;
      const value = cells.get(slot);
      const code = value?.kind === 'code' ? value.code : null;
      if (role === 'subject_level' && subjectCode !== null)
        subjects.push({ subject: subjectCode, mark: subjectScale.find((one) => one === code) ?? null });
      if (role === 'trait_level' && about !== undefined)
        traits.push({ trait: about, mark: traitScale.find((one) => one === code) ?? null });
      if (role === 'test' && about !== undefined)
        tests.push({ subject: about, tenths: value?.kind === 'number' ? value.number : null });
    }
  }
  return { grade: of.grade, subjects, traits, tests };
}
