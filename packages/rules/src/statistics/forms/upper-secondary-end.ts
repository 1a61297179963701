import { endForm } from './end-form.ts';
import { upperSecondary } from './levels.ts';
import { taughtInUpperSecondary } from './taught-subjects.ts';

export const upperSecondaryEnd = endForm(upperSecondary, taughtInUpperSecondary, [
  'excellent_pupil',
  'good_pupil',
  'advanced_pupil',
]);
