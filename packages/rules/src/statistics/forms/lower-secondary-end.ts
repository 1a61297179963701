import { endForm } from './end-form.ts';
import { lowerSecondary } from './levels.ts';
import { taughtInLowerSecondary } from './taught-subjects.ts';

export const lowerSecondaryEnd = endForm(lowerSecondary, taughtInLowerSecondary, [
  'excellent_pupil',
  'good_pupil',
  'advanced_pupil',
]);
