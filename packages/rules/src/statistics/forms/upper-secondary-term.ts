import { upperSecondary } from './levels.ts';
import { termForm } from './term-form.ts';

export const upperSecondaryTerm = termForm(upperSecondary);
