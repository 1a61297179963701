import { expect, it } from 'vitest';
import { confirmation } from './confirmation.ts';

it('two calls that need the password wait for one answer, and the next is asked anew', async () => {
  let changes = 0;
  const stop = confirmation.subscribe(() => {
    changes += 1;
  });
  const both = Promise.all([confirmation.ask(), confirmation.ask()]);
  expect([confirmation.isAsked(), changes]).toEqual([true, 1]);
  confirmation.settle(true);
  expect(await both).toEqual([true, true]);
  expect(confirmation.isAsked()).toBe(false);
  const next = confirmation.ask();
  confirmation.settle(false);
  expect(await next).toBe(false);
  expect(changes).toBe(4);
  stop();
});
