import { primary } from './levels.ts';
import { startForm } from './start-form.ts';

export const primaryStart = startForm(primary);
