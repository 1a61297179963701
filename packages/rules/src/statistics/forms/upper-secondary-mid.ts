import { upperSecondary } from './levels.ts';
import { midForm } from './mid-form.ts';
import { taughtInUpperSecondary } from './taught-subjects.ts';

export const upperSecondaryMid = midForm(upperSecondary, taughtInUpperSecondary);
