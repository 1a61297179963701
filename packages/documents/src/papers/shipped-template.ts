import { readFile } from 'node:fs/promises';
import type { PaperForm } from '@truong/contracts/papers';

/** The template of a form as it comes with the product. */
export function shippedTemplate(form: PaperForm): Promise<string> {
  return readFile(new URL(`../../templates/${form}.typ`, import.meta.url), 'utf8');
}
