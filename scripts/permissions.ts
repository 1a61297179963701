import { writeFileSync } from 'node:fs';
import { permissionTable } from '@truong/api/identity/permission-table';

/** `npm run permissions -- --json FILE`: every procedure with who may call it. */
const table = permissionTable();
const at = process.argv.indexOf('--json');
const file = at === -1 ? undefined : process.argv[at + 1];
if (at !== -1 && !file) {
  console.error('--json needs a file');
  process.exit(1);
}
if (file) writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
else
  for (const { procedure, gate, roles } of table)
    console.log(`${procedure.padEnd(32)} ${gate.padEnd(20)} ${roles.join(', ')}`);
