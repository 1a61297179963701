import { classes, leavers } from './class-sections.ts';
import { sinceTheStart } from './identities.ts';
import { primary } from './levels.ts';
import { conditions, movement, pupils } from './pupil-sections.ts';
import { sectorForm } from './sector-form.ts';
import { staff } from './staff-sections.ts';
import { primarySubjects } from './subject-sections.ts';
import { taughtInPrimary } from './taught-subjects.ts';
import { traits } from './trait-sections.ts';

const ofPupils = [pupils, conditions, movement, leavers, classes].map((part) => part(primary));

/** A level of the year is there at its end only (TT27/2020 art. 9): in the middle there are subjects, qualities and competences. */
export const primaryMid = sectorForm(
  primary,
  'mid',
  [...ofPupils, primarySubjects(taughtInPrimary), traits(), staff(primary)],
  sinceTheStart(primary),
);
