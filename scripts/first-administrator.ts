import { parseArgs } from 'node:util';
import { makeFirstAdministrator } from '@truong/api/identity/first-administrator';
import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { openDatabase } from './open-database.ts';
import { endOnSignals, endProcess } from './shutdown.ts';

const USAGE =
  'npm run first-administrator -- --username NAME --name "Họ và tên" [--department "Sở Giáo dục và Đào tạo …"]';

/**
 * `npm run first-administrator`: on an own server, the account that makes all others. The issued password is printed once;
 * nothing keeps it.
 */
endOnSignals();
try {
  await make(readOptions());
  await endProcess(0);
} catch (error) {
  console.error(error instanceof Error && process.env.DEBUG === undefined ? error.message : error);
  await endProcess(1);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      username: { type: 'string', default: '' },
      name: { type: 'string', default: '' },
      department: { type: 'string', default: 'Sở Giáo dục và Đào tạo' },
    },
  });
  const username = values.username.normalize('NFC').toLowerCase();
  const displayName = values.name.normalize('NFC').trim();
  const departmentName = values.department.normalize('NFC').trim();
  if (!/^[a-z0-9][a-z0-9._-]{2,62}$/.test(username)) throw new Error(`--username: 3 to 63 of a-z 0-9 . _ -\n${USAGE}`);
  if (displayName === '' || departmentName === '') throw new Error(USAGE);
  if (!process.env.DATABASE_URL)
    throw new Error('DATABASE_URL is not set: the embedded database is a demo, which has its accounts already.');
  return { username, displayName, departmentName };
}

async function make(of: ReturnType<typeof readOptions>): Promise<void> {
  const { urls } = await openDatabase();
  const pool = openPool(urls.owner, { max: 1 });
  try {
    const { password, unitName } = await makeFirstAdministrator(connect(pool), of);
    console.log(`${of.displayName} · ${unitName}`);
    console.log(`Tên đăng nhập / Username: ${of.username}`);
    console.log(`Mật khẩu cấp lần này, không hiện lại / Password, shown this once: ${password}`);
  } finally {
    await pool.end();
  }
}
