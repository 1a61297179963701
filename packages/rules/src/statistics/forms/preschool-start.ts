import { nurseryGroups, nutrition } from './care-sections.ts';
import { classes } from './class-sections.ts';
import { equipment, ratios, rooms } from './inventory-sections.ts';
import { preschool } from './levels.ts';
import { conditions, movement, peoples, pupils } from './pupil-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff, staffAges } from './staff-sections.ts';

const ofPupils = [pupils, conditions, peoples, movement, classes].map((part) => part(preschool));
const ofSchool = [staff, staffAges, rooms, equipment, ratios].map((part) => part(preschool));

export const preschoolStart = sectorForm(preschool, 'start', [...ofPupils, nurseryGroups(), nutrition(), ...ofSchool]);
