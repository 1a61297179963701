import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestDatabase, type TestDatabase } from './testing/test-database.ts';

/** What the keys and grants of every table must look like, read from the catalog of a migrated database. */
describe('the schema', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await newTestDatabase();
    client = new pg.Client({ connectionString: database.urls.owner });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const names = async (sql: string): Promise<string[]> =>
    (await client.query<{ name: string }>(sql)).rows.map((row) => row.name);
  const tables = `select c.oid, c.relname, obj_description(c.oid) as kind, c.relrowsecurity from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely_%'`;

  it('says of every table what it is', async () => {
    expect(
      await names(
        `select relname as name from (${tables}) t where kind is null or kind not in ('unit', 'reference', 'local', 'secret', 'person', 'ledger')`,
      ),
    ).toEqual([]);
  });

  it('leads every primary, unique and foreign key of a unit table with its owner', async () => {
    const wrong = await names(`
      select t.relname || '.' || k.conname as name from (${tables}) t
      join pg_constraint k on k.conrelid = t.oid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
      left join (${tables}) f on f.oid = k.confrelid
      where t.kind = 'unit' and (k.contype in ('p', 'u') or (k.contype = 'f' and f.kind = 'unit')) and a.attname <> 'unit_id'`);
    expect(wrong).toEqual([]);
  });

  it('has no unique index without the owner, no trigger and no sub-partition on a unit table', async () => {
    expect(
      await names(`
        select t.relname || ' ' || i.indexrelid::regclass as name from (${tables}) t join pg_index i on i.indrelid = t.oid and i.indisunique
        where t.kind = 'unit' and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'unit_id' and a.attnum = any(i.indkey))
        union all
        select t.relname || ' ' || g.tgname from (${tables}) t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
        union all
        select t.relname from (${tables}) t join pg_inherits h on h.inhrelid = t.oid`),
    ).toEqual([]);
  });

  it('joins no two units: a foreign key from a unit table to a unit table carries the owner on both sides', async () => {
    expect(
      await names(`
        select t.relname || '.' || k.conname as name from (${tables}) t
        join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
        join (${tables}) f on f.oid = k.confrelid and f.kind = 'unit'
        join pg_attribute a on a.attrelid = f.oid and a.attnum = k.confkey[1]
        where t.kind <> 'unit' or a.attname <> 'unit_id'`),
    ).toEqual([]);
  });

  it('has row-level security with a policy for each granted act on every unit table, and on no other', async () => {
    expect(await names(`select relname as name from (${tables}) t where (kind = 'unit') <> relrowsecurity`)).toEqual(
      [],
    );
    const unguarded = await names(`
      select t.relname || ' ' || g.privilege_type as name from (${tables}) t
      join information_schema.role_table_grants g on g.table_name = t.relname and g.grantee = 'truong_app'
      where t.kind = 'unit' and not exists (select from pg_policies p where p.tablename = t.relname and p.cmd = g.privilege_type
        and coalesce(p.qual, p.with_check) like '%act\\_${''}%')`);
    expect(unguarded).toEqual([]);
  });

  it('lets the app change nothing of history, and see no password, session or key', async () => {
    const granted = await names(`
      select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
      where grantee = 'truong_app' and (
        (table_name in ('mark_history', 'sheet_save', 'filing', 'filing_review', 'school_term_event', 'school_year_event', 'enrolment_event',
          'particulars_change', 'sensitive_look', 'notice', 'notice_read', 'account_log', 'role_event', 'unit_act',
          'odd_mark_look', 'entry_reminder', 'paper', 'paper_revocation', 'paper_template', 'transfer', 'transfer_arrival', 'transfer_answer', 'transfer_verdict', 'transfer_withdrawal') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE'))
        or table_name in ('session', 'sign_in_throttle', 'act_key', 'person_link', 'person_key', 'person_hash_key', 'person_act', 'person_place', 'demo_mark',
          'account_factor', 'account_recovery_code', 'account_log', 'job_ticket', 'notice_queue', 'nightly_run', 'password_link', 'workbook_key'))`);
    expect(granted).toEqual([]);
    const columns = await names(
      `select column_name as name from information_schema.column_privileges where grantee = 'truong_app' and table_name = 'account' and privilege_type = 'SELECT'`,
    );
    expect(columns).not.toContain('password_hash');
  });

  it('offers the app no function beyond those it calls', async () => {
    const offered = await names(`
      select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prolang <> (select oid from pg_language where lanname = 'c')
        and has_function_privilege('truong_app', p.oid, 'execute') order by 1`);
    expect(offered).toEqual([
      'account_disable',
      'account_issue',
      'account_log_of',
      'account_open',
      'account_reissue',
      'accounts_kept',
      'accounts_of_people',
      'act_account_id',
      'act_read_units',
      'act_write_units',
      'begin_act',
      'begin_job_act',
      'begin_unit_act',
      'delegation_end',
      'delegation_give',
      'email_set',
      'factor_attempt',
      'factor_begin',
      'factor_enrol',
      'factor_pass',
      'factor_remove',
      'factor_reset',
      'hand_over_form_words',
      'hand_over_reviews',
      'hand_over_transfer_answers',
      'hand_over_transfers',
      'hand_over_withdrawals',
      'is_demo',
      'job_announce',
      'job_fail',
      'job_over',
      'my_account_log',
      'my_assignments',
      'my_delegations',
      'my_email',
      'my_factor',
      'my_password',
      'my_sessions',
      'my_standing',
      'nightly_ask',
      'nightly_runs',
      'notice_send',
      'offer_subjects',
      'paper_of_code',
      'password_change',
      'password_link_ask',
      'password_link_owner',
      'password_link_use',
      'perform_unit_act',
      'person_correct',
      'person_find',
      'person_make',
      'person_merge',
      'person_resolve',
      'person_unmerge',
      'publish_form',
      'recovery_pass',
      'recovery_renew',
      'remove_shared_lock',
      'role_end',
      'role_give',
      'save_form_draft',
      'save_form_period',
      'save_rule_setting',
      'save_school_year',
      'save_shared_lock',
      'see_as_begin',
      'see_as_end',
      'session_confirm',
      'session_create',
      'session_end',
      'session_end_all',
      'session_find',
      'session_is_confirmed',
      'session_of_account',
      'session_revoke',
      'session_sweep',
      'sign_in_attempt',
      'sign_in_succeeded',
      'substitute_role_end',
      'substitute_role_give',
      'today',
      'undo_unit_act',
      'workbook_seals',
    ]);
  });
});
