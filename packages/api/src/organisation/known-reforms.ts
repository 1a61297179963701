import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KnownReforms } from '@truong/contracts/unit-acts';
import { parseReformList } from '@truong/rules/organisation/reform-list';

const file = join(import.meta.dirname, '..', '..', 'data', 'tuyen-quang-communes-2025.csv');

/** The published lists of new communes that the product brings along; any other is pasted on the screen. */
export async function knownReforms(): Promise<KnownReforms> {
  const { communes, provinceCode, provinceName } = parseReformList(await readFile(file, 'utf8'));
  return [
    {
      provinceCode: provinceCode ?? '',
      provinceName: provinceName ?? '',
      on: '2025-07-01',
      resolution: 'Nghị quyết 202/2025/QH15',
      communes,
    },
  ];
}
