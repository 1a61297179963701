import { roles } from '@truong/contracts/permissions';
import { expect, it } from 'vitest';
import { entriesOf } from './entries.ts';

it.each([
  ['subject_teacher', 'school', '/sheets'],
  ['homeroom_teacher', 'school', '/sheets'],
  ['principal', 'school', '/overview'],
  ['district_officer', 'district', '/overview'],
  ['department_officer', 'department', '/overview'],
  ['administrator', 'department', '/roles'],
] as const)('the first page of a %s', (role, unitKind, first) => {
  expect(entriesOf({ role }, unitKind)[0]?.to).toBe(first);
});

it('a teacher sees neither the term, the filing nor the accounts', () => {
  const pages = entriesOf({ role: 'subject_teacher' }, 'school').map((entry) => entry.to);
  expect(pages).not.toEqual(expect.arrayContaining(['/term']));
  expect(pages).not.toEqual(expect.arrayContaining(['/forms']));
  expect(pages).not.toEqual(expect.arrayContaining(['/accounts']));
});

it('every role has a page to begin with', () => {
  for (const role of roles) expect(entriesOf({ role }, 'school').length).toBeGreaterThan(0);
});

it('a deputy finds the pages of what was delegated to them', () => {
  const pages = (delegated: readonly 'term.keep'[]) =>
    entriesOf({ role: 'vice_principal', delegated }, 'school').map((entry) => entry.to);
  expect(pages([])).not.toContain('/term');
  expect(pages(['term.keep'])).toContain('/term');
});
