import type { Form } from '../form.ts';
import { classes, leavers } from './class-sections.ts';
import { sinceTheStart } from './identities.ts';
import type { SectorLevel } from './levels.ts';
import { conditions, movement, pupils } from './pupil-sections.ts';
import { conduct, learning } from './result-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff } from './staff-sections.ts';
import { subjects, type TaughtSubjects } from './subject-sections.ts';

/** Pupils, movement and the results of semester I of a school in grades 6-12. */
export function midForm(level: SectorLevel, taught: TaughtSubjects): Form {
  const parts = [pupils, conditions, movement, leavers, classes, learning, conduct].map((part) => part(level));
  return sectorForm(level, 'mid', [...parts, subjects(taught), staff(level)], sinceTheStart(level));
}
