import type { Form } from '../form.ts';
import { classes, leavers } from './class-sections.ts';
import { fromLastPromotion, sinceTheStart } from './identities.ts';
import { equipment, ratios, rooms } from './inventory-sections.ts';
import type { SectorLevel } from './levels.ts';
import { conditions, movement, peoples, pupils } from './pupil-sections.ts';
import { conduct, learning, promotion, titles } from './result-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff, staffAges } from './staff-sections.ts';
import { subjects, type TaughtSubjects } from './subject-sections.ts';

/** Pupils, movement, the results of the year, promotion and what the school has, in grades 6-12. */
export function endForm(level: SectorLevel, taught: TaughtSubjects, ofTitles: readonly string[]): Form {
  const ofPupils = [pupils, conditions, peoples, movement, leavers, classes, learning, conduct];
  const ofSchool = [promotion, staff, staffAges, rooms, equipment, ratios];
  const parts = [
    ...ofPupils.map((part) => part(level)),
    subjects(taught),
    titles(level, ofTitles),
    ...ofSchool.map((part) => part(level)),
  ];
  return sectorForm(level, 'end', parts, [...sinceTheStart(level), ...fromLastPromotion(level)]);
}
