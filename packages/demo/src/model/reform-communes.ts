import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nfc } from '@truong/vietnamese/text';

export type ReformCommune = { code: string; name: string; formedFrom: string };

const file = join(import.meta.dirname, '..', '..', 'data', 'tuyen-quang-communes-2025.csv');
// province_code,province,commune_code,commune, then the text, which is quoted where it holds commas.
const line = /^([^,]*),([^,]*),([^,]*),([^,]*),(?:"([^"]*)"|([^,]*))$/;

/** The communes of the new province with what each was formed from. */
export function reformCommunes(): ReformCommune[] {
  return nfc(readFileSync(file, 'utf8'))
    .split(/\r?\n/)
    .slice(1)
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const [, , , code, name, quoted, plain] = line.exec(row) ?? [];
      if (!code || !name) throw new Error(`not a commune: ${row}`);
      return { code, name: name.trim(), formedFrom: (quoted ?? plain ?? '').trim() };
    });
}
