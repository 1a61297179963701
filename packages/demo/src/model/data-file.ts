import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nfc } from '@truong/vietnamese/text';

const folder = join(import.meta.dirname, '..', '..', 'data');

/** The rows of a file in `data/` without its header. No field of these files holds a comma or a quote. */
export function readRows(file: string): string[][] {
  const text = nfc(readFileSync(join(folder, file), 'utf8'))
    .replaceAll('\u00d0', 'Đ')
    .replace(/^\ufeff/, '');
  return text
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((field) => field.trim()));
}
