import { continuing } from './levels.ts';
import { midForm } from './mid-form.ts';
import { taughtInContinuing } from './taught-subjects.ts';

export const continuingMid = midForm(continuing, taughtInContinuing);
