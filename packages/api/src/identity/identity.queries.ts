import type { Me } from '@truong/contracts/identity';
import type { Delegable, Role } from '@truong/contracts/permissions';
import type { Trx } from '@truong/db/kysely';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';
import type pg from 'pg';

type MyAssignment = {
  account_id: number;
  username: string;
  display_name: string;
  assignment_id: number | null;
  role: Role;
  unit_id: number;
  unit_name: string;
  unit_kind: Me['assignments'][number]['unitKind'];
  valid_from: string;
  valid_to: string | null;
};

type MyDelegation = {
  assignment_id: number;
  from_name: string;
  permissions: Delegable[];
  valid_from: string;
  valid_to: string;
};

type MyStanding = {
  must_change_password: boolean;
  has_factor: boolean;
  needs_factor: boolean;
  is_factor_passed: boolean;
} & (
  | { seen_account_id: null }
  | { seen_account_id: number; seen_username: string; seen_name: string; sees_until: Date }
);

function factorOf(stands: MyStanding): Me['factor'] {
  if (stands.has_factor) return stands.is_factor_passed ? 'on' : 'ask';
  return stands.needs_factor ? 'enrol' : 'off';
}

async function listEnded(pool: pg.Pool, of: readonly MyAssignment[]): Promise<Set<number>> {
  const { rows } = await pool.query<{ id: number }>(
    'select u.id from unit u where u.id = any($1) and u.valid_to < today()',
    [of.map((row) => row.unit_id)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who holds this session; undefined when it has ended. */
export async function findMe(pool: pg.Pool, token: string): Promise<Me | undefined> {
  const [mine, standing, delegated, demo] = await Promise.all([
    pool.query<MyAssignment>('select * from my_assignments($1)', [token]),
    pool.query<MyStanding>('select * from my_standing($1)', [token]),
    pool.query<MyDelegation>('select * from my_delegations($1)', [token]),
    pool.query<{ is_demo: boolean }>('select is_demo()'),
  ]);
  const first = mine.rows[0];
  const stands = standing.rows[0];
  if (!first || !stands) return undefined;
  const ended = await listEnded(pool, mine.rows);
  return {
    accountId: first.account_id,
    username: first.username,
    displayName: first.display_name,
    isDemo: demo.rows[0]?.is_demo ?? false,
    mustChangePassword: stands.must_change_password,
    factor: factorOf(stands),
    seeing:
      stands.seen_account_id === null
        ? null
        : {
            accountId: stands.seen_account_id,
            username: stands.seen_username,
            displayName: stands.seen_name,
            until: stands.sees_until.toISOString(),
          },
    assignments: mine.rows
      .toSorted((a, b) => Number(ended.has(a.unit_id)) - Number(ended.has(b.unit_id)))
      .flatMap((row) =>
        row.assignment_id === null
          ? []
          : [
              {
                id: row.assignment_id,
                role: row.role,
                unitId: row.unit_id,
                unitName: row.unit_name,
                unitKind: row.unit_kind,
                isEnded: ended.has(row.unit_id),
                validFrom: row.valid_from,
                validTo: row.valid_to,
                delegations: delegated.rows.flatMap((each) =>
                  each.assignment_id === row.assignment_id
                    ? [
                        {
                          fromName: each.from_name,
                          permissions: each.permissions,
                          validFrom: each.valid_from,
                          validTo: each.valid_to,
                        },
                      ]
                    : [],
                ),
              },
            ],
      ),
  };
}

// Keys of nested rows are written out: only the outermost ones are turned into camel case.
type AccountAssignment = {
  id: number;
  role: Role;
  unitName: string;
  validFrom: string;
  validTo: string | null;
  isValid: boolean;
};

const pageSize = 50;

export async function listAccounts(trx: Trx, { search, page, today }: { search: string; page: number; today: string }) {
  const words = fold(search).split(' ').filter(Boolean);
  const matching = trx
    .selectFrom('account as a')
    .where((eb) =>
      eb.and(words.map((word) => eb(sql<string>`a.username`, 'like', `%${word.replace(/[%_\\]/g, '')}%`))),
    );
  const [accounts, count] = await Promise.all([
    // The page is picked first: the assignments of the accounts before it are nobody's business.
    trx
      .with('shown', () =>
        matching
          .select('a.id')
          .orderBy('a.username')
          .limit(pageSize)
          .offset(page * pageSize),
      )
      .selectFrom('account as a')
      .where('a.id', 'in', (eb) => eb.selectFrom('shown').select('shown.id'))
      .select((eb) => [
        'a.id',
        'a.username',
        'a.displayName',
        eb('a.disabledAt', 'is not', null).as('isDisabled'),
        eb('a.endedAt', 'is not', null).as('isEnded'),
        eb('a.factorEnrolledAt', 'is not', null).as('hasFactor'),
        'a.mustChangePassword',
        sql<AccountAssignment[]>`coalesce((
          select json_agg(json_build_object('id', r.id, 'role', r.role, 'unitName', u.name, 'validFrom', r.valid_from, 'validTo', r.valid_to,
            'isValid', r.valid_from <= ${today}::date and (r.valid_to is null or r.valid_to >= ${today}::date)) order by r.id)
          from role_assignment r join unit u on u.id = r.unit_id where r.account_id = a.id), '[]'::json)`.as(
          'assignments',
        ),
      ])
      .orderBy('a.username')
      .execute(),
    matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return {
    total: count.total,
    pageSize,
    accounts: accounts.map((account) => ({
      ...account,
      isDisabled: Boolean(account.isDisabled),
      isEnded: Boolean(account.isEnded),
      hasFactor: Boolean(account.hasFactor),
    })),
  };
}
