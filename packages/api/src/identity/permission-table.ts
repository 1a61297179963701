import { gateOf, mayPass, roles } from '@truong/contracts/permissions';

/** Every procedure with its gate and the roles that pass it. */
export function permissionTable() {
  return Object.entries(gateOf).map(([name, gate]) => ({
    procedure: name,
    gate,
    roles: roles.filter((role) => mayPass(gate, { role })),
  }));
}
