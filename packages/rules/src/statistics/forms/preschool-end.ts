import { completion, nurseryGroups, nutrition } from './care-sections.ts';
import { classes, leavers } from './class-sections.ts';
import { sinceTheStart } from './identities.ts';
import { equipment, ratios, rooms } from './inventory-sections.ts';
import { preschool } from './levels.ts';
import { conditions, movement, peoples, pupils } from './pupil-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff, staffAges } from './staff-sections.ts';

const ofPupils = [pupils, conditions, peoples, movement, leavers, classes].map((part) => part(preschool));
const ofSchool = [staff, staffAges, rooms, equipment, ratios].map((part) => part(preschool));

export const preschoolEnd = sectorForm(
  preschool,
  'end',
  [...ofPupils, nurseryGroups(), nutrition(), completion(), ...ofSchool],
  sinceTheStart(preschool),
);
