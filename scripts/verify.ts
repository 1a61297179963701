import { anchorChains } from '@truong/api/verify/anchor';
import { verify } from '@truong/api/verify/verify';
import { connectPrepared } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { openDatabase } from './open-database.ts';
import { endOnSignals, endProcess } from './shutdown.ts';

/**
 * `npm run verify`: history chains and their anchors, outcomes against marks, filings against their hashes; exits 1 on any
 * difference. With `-- --anchor`, what was found whole is anchored, as the server does every night.
 */
endOnSignals();
const { urls } = await openDatabase();
const pool = openPool(urls.auditor, { max: 2 });
const db = connectPrepared(pool);
const { units, differences } = await verify(db, (done, all) => {
  if (done % 10 === 0 || done === all) console.log(`${done}/${all}`);
});
if (process.argv.includes('--anchor') && differences.length === 0) {
  const { heads, root } = await anchorChains(db);
  console.log(`anchored ${heads} chains under ${root}`);
}
await pool.end();
for (const { what, unitId, detail } of differences) console.log(`unit ${unitId}: ${what}: ${detail}`);
console.log(`${units} units, ${differences.length} differences`);
await endProcess(differences.length === 0 ? 0 : 1);
