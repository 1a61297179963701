import { endForm } from './end-form.ts';
import { continuing } from './levels.ts';
import { taughtInContinuing } from './taught-subjects.ts';

export const continuingEnd = endForm(continuing, taughtInContinuing, [
  'excellent_learner',
  'good_learner',
  'model_pupil',
]);
