import { upperSecondary } from './levels.ts';
import { startForm } from './start-form.ts';

export const upperSecondaryStart = startForm(upperSecondary);
