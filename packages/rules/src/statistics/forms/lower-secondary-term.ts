import { lowerSecondary } from './levels.ts';
import { termForm } from './term-form.ts';

export const lowerSecondaryTerm = termForm(lowerSecondary);
