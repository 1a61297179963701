import type { Form } from '../form.ts';
import { classes } from './class-sections.ts';
import { fromLastYear } from './identities.ts';
import { equipment, ratios, rooms } from './inventory-sections.ts';
import type { SectorLevel } from './levels.ts';
import { ages, conditions, movement, peoples, pupils, summer } from './pupil-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff, staffAges } from './staff-sections.ts';

/** What a school with grades has at the start of the year. */
export function startForm(level: SectorLevel): Form {
  const ofPupils = [pupils, conditions, ages, peoples, movement, summer];
  const ofSchool = [classes, staff, staffAges, rooms, equipment, ratios];
  return sectorForm(
    level,
    'start',
    [...ofPupils, ...ofSchool].map((part) => part(level)),
    fromLastYear(level),
  );
}
