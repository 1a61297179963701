import { lowerSecondary } from './levels.ts';
import { midForm } from './mid-form.ts';
import { taughtInLowerSecondary } from './taught-subjects.ts';

export const lowerSecondaryMid = midForm(lowerSecondary, taughtInLowerSecondary);
