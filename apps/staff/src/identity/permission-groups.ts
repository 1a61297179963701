import type { PermissionTable } from '@truong/contracts/identity';
import type { z } from 'zod';

export type PermissionLine = z.infer<typeof PermissionTable>[number];

/** Procedures by capability, the first part of their names, in the order in which they came. */
export function groupByCapability(table: readonly PermissionLine[]): { capability: string; lines: PermissionLine[] }[] {
  return [...Map.groupBy(table, (line) => line.procedure.split('.')[0] ?? '')].map(([capability, lines]) => ({
    capability,
    lines,
  }));
}
