import { nurseryGroups, nutrition } from './care-sections.ts';
import { classes, leavers } from './class-sections.ts';
import { sinceTheStart } from './identities.ts';
import { preschool } from './levels.ts';
import { conditions, movement, pupils } from './pupil-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff } from './staff-sections.ts';

const ofPupils = [pupils, conditions, movement, leavers, classes].map((part) => part(preschool));

export const preschoolMid = sectorForm(
  preschool,
  'mid',
  [...ofPupils, nurseryGroups(), nutrition(), staff(preschool)],
  sinceTheStart(preschool),
);
