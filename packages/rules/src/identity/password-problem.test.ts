import { expect, it } from 'vitest';
import { passwordProblem } from './password-problem.ts';

it.each([
  ['nine characters', 'chín ký t', 'short'],
  ['ten characters', 'mười ký tự', null],
  ['nine characters typed decomposed', 'chín ký t'.normalize('NFD'), 'short'],
  ['three different characters', 'aaaaabbbccc', 'plain'],
  ['four different characters', 'aaaaabbbccd', null],
  ['the username', 'LanNT.DongVan', 'username'],
  ['the old one', 'mật khẩu cũ', 'same'],
  ['the old one typed decomposed', 'mật khẩu cũ'.normalize('NFD'), 'same'],
])('%s', (_, password, problem) => {
  expect(passwordProblem({ password, username: 'lannt.dongvan', oldPassword: 'mật khẩu cũ' })).toBe(problem);
});
