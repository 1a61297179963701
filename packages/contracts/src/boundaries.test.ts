import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** What each room may import of ours: the table of rooms. Rooms beside the house may import what they drive. */
const allowed: Record<string, string[]> = {
  'packages/rules': [],
  'packages/ledger': [],
  'packages/vietnamese': [],
  'packages/contracts': ['rules', 'vietnamese'],
  'packages/db': ['contracts', 'ledger', 'vietnamese'],
  'packages/documents': ['contracts', 'vietnamese'],
  'packages/api': ['rules', 'ledger', 'vietnamese', 'contracts', 'db', 'documents'],
  'packages/ui': ['rules', 'vietnamese'],
  'apps/server': ['api', 'db'],
  'apps/staff': ['contracts', 'rules', 'vietnamese', 'ui'],
  'apps/portal': ['contracts', 'rules', 'vietnamese'],
};
const capabilities = [
  'organisation',
  'people',
  'identity',
  'certificates',
  'gradebook',
  'exams',
  'vocational',
  'awards',
  'statistics',
  'universalization',
  'news',
];

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('the rooms', () => {
  it.each(Object.entries(allowed))('%s lists only what it may import', (room, may) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const ours = Object.keys(dependencies).filter((name) => name.startsWith('@truong/'));
    expect(ours.filter((name) => !may.includes(name.slice('@truong/'.length)))).toEqual([]);
  });

  it('rules depend on nothing at all', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'packages/rules/package.json'), 'utf8')) as {
      dependencies?: unknown;
    };
    expect(dependencies).toBeUndefined();
  });

  it('the screens take only the type of the router', () => {
    const wrong = filesOf(join(root, 'apps/staff/src')).filter((file) =>
      /^import (?!type)[^;]*from '@truong\/(api|db)/m.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('a capability imports of another only its index, and only to its left', () => {
    const api = join(root, 'packages/api/src');
    const wrong: string[] = [];
    for (const [place, capability] of capabilities.entries()) {
      const folder = join(api, capability);
      for (const file of readdirSync(api).includes(capability) ? filesOf(folder) : []) {
        for (const [, other = '', path = ''] of readFileSync(file, 'utf8').matchAll(
          /from '\.\.\/([a-z]+)\/([^']+)'/g,
        )) {
          const at = capabilities.indexOf(other);
          if (at !== -1 && (path !== 'index.ts' || at >= place)) wrong.push(`${capability} imports ${other}/${path}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
