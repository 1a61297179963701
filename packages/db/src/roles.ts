import pg from 'pg';

/** Who connects to the databases. The owner's tables never force row security on the owner itself. */
export type DatabaseRole = 'owner' | 'app' | 'jobs' | 'auditor';

export type RolePasswords = Record<DatabaseRole, string>;

export const ROLE_NAMES: Record<DatabaseRole, string> = {
  owner: 'truong_owner',
  app: 'truong_app',
  jobs: 'truong_jobs',
  auditor: 'truong_auditor',
};

const ATTRIBUTES: Record<DatabaseRole, string> = {
  owner: 'nosuperuser nocreatedb nocreaterole nobypassrls',
  app: 'nosuperuser nocreatedb nocreaterole nobypassrls noinherit',
  jobs: 'nosuperuser nocreatedb nocreaterole nobypassrls noinherit',
  auditor: 'nosuperuser nocreatedb nocreaterole bypassrls noinherit',
};

/** Any number, the same for every start that may run at once. */
const ROLES_LOCK = 719_480_001;

/** Makes the four roles of a server, or gives existing ones these attributes and passwords. */
export async function ensureRoles(superuser: pg.Client, passwords: RolePasswords): Promise<void> {
  await superuser.query('begin');
  try {
    await superuser.query('select pg_advisory_xact_lock($1)', [ROLES_LOCK]);
    for (const role of ['owner', 'app', 'jobs', 'auditor'] as const) {
      const name = ROLE_NAMES[role];
      const { rowCount } = await superuser.query('select 1 from pg_roles where rolname = $1', [name]);
      const act = rowCount === 0 ? 'create' : 'alter';
      const password = pg.escapeLiteral(passwords[role]);
      await superuser.query(`${act} role ${name} with login ${ATTRIBUTES[role]} password ${password}`);
    }
    // The owner makes the schema that belongs to the jobs' role, and dumps it.
    await superuser.query(`grant ${ROLE_NAMES.jobs} to ${ROLE_NAMES.owner}`);
    await superuser.query('commit');
  } catch (error) {
    await superuser.query('rollback');
    throw error;
  }
}

/**
 * Makes a database that only the four roles may enter, and only its owner may create anything in, temporary tables included.
 * A template must have no connection open. Extensions the owner may create itself: unaccent, pg_trgm, ltree, btree_gist, pgcrypto.
 */
export async function createDatabase(
  superuser: pg.Client,
  name: string,
  { template }: { template?: string } = {},
): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const from = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)} strategy wal_log`;
  await superuser.query(`create database ${database} owner ${ROLE_NAMES.owner}${from}`);
  await superuser.query(`revoke all on database ${database} from public`);
  await superuser.query(`grant connect on database ${database} to ${Object.values(ROLE_NAMES).join(', ')}`);
}
