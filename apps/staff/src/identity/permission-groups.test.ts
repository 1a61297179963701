import { gateOf } from '@truong/contracts/permissions';
import { expect, test } from 'vitest';
import { permissionTexts } from './access-messages.ts';
import { groupByCapability } from './permission-groups.ts';

test('every capability and every procedure has its words', () => {
  const table = Object.entries(gateOf).map(([procedure, gate]) => ({ procedure, gate, roles: [] }));
  for (const { capability, lines } of groupByCapability(table)) {
    expect(permissionTexts.capabilities).toHaveProperty(capability);
    for (const line of lines) expect(permissionTexts.procedure(line.procedure)).not.toBe(line.procedure);
  }
});
