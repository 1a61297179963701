import { continuing } from './levels.ts';
import { termForm } from './term-form.ts';

export const continuingTerm = termForm(continuing);
