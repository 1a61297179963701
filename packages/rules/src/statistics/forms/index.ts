import type { Form } from '../form.ts';
import { primaryStart } from './primary-start.ts';

/** The forms that come with the product, every version that was ever filed. A published version is never edited: it gets a next one. */
export const shippedForms: readonly Form[] = [primaryStart];
