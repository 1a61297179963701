import { RequestId } from '@truong/contracts/common';
import { expect, it } from 'vitest';
import { newRequestId } from './new-request-id.ts';

it('a request number is a uuid that the contract takes', () => {
  expect(RequestId.safeParse(newRequestId()).success).toBe(true);
});

it('a request number is made where the browser offers no uuid', () => {
  const source = { getRandomValues: crypto.getRandomValues.bind(crypto) };
  const ids = Array.from({ length: 50 }, () => newRequestId(source));
  expect(ids.every((id) => RequestId.safeParse(id).success)).toBe(true);
  expect(new Set(ids).size).toBe(50);
});
