import { lowerSecondary } from './levels.ts';
import { startForm } from './start-form.ts';

export const lowerSecondaryStart = startForm(lowerSecondary);
