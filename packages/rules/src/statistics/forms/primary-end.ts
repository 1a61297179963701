import { classes, leavers } from './class-sections.ts';
import { fromLastPromotion, sinceTheStart } from './identities.ts';
import { equipment, ratios, rooms } from './inventory-sections.ts';
import { primary } from './levels.ts';
import { conditions, movement, peoples, pupils } from './pupil-sections.ts';
import { primaryResults, promotion, titles } from './result-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff, staffAges } from './staff-sections.ts';
import { primarySubjects } from './subject-sections.ts';
import { taughtInPrimary } from './taught-subjects.ts';
import { traits } from './trait-sections.ts';

const ofPupils = [pupils, conditions, peoples, movement, leavers, classes, primaryResults].map((part) => part(primary));
const ofSchool = [promotion, staff, staffAges, rooms, equipment, ratios].map((part) => part(primary));

export const primaryEnd = sectorForm(
  primary,
  'end',
  [
    ...ofPupils,
    primarySubjects(taughtInPrimary),
    traits(),
    titles(primary, ['excellent_all_round', 'outstanding_progress']),
    ...ofSchool,
  ],
  [...sinceTheStart(primary), ...fromLastPromotion(primary)],
);
