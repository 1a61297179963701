import { continuing } from './levels.ts';
import { startForm } from './start-form.ts';

export const continuingStart = startForm(continuing);
