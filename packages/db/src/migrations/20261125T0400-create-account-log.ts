import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp } from './table-kinds.ts';

/** What is known of an account and its sessions beside the password: its second factor, and every act on it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'alter table account add column must_change_password boolean not null default false',
    'alter table account add column factor_enrolled_at timestamptz',
    'grant select (must_change_password, factor_enrolled_at) on account to truong_app, truong_auditor',
    'create index account_person on account (person_id)',
    'create index person_link_merged on person_link (merged_into) where merged_into is not null',
    `alter table session add column user_agent text not null default ''`,
    `alter table session add column address text not null default ''`,
    // When the password was last typed in this session; signing in is such a time.
    'alter table session add column confirmed_at timestamptz not null default now()',
    'alter table session add column factor_passed_at timestamptz',
    'alter table session add column sees_account_id bigint references account',
    'alter table session add column sees_until timestamptz',
    'alter table sign_in_throttle drop constraint sign_in_throttle_kind_check',
    `alter table sign_in_throttle add constraint sign_in_throttle_kind_check check (kind in ('account', 'address', 'confirm', 'factor'))`,
    // Only begun until account.factor_enrolled_at is set. A code is good for one time step, and only for a later one than the last.
    `create table account_factor (
      account_id bigint primary key references account,
      secret text not null,
      last_step bigint not null default 0
    )`,
    `create table account_recovery_code (
      account_id bigint not null references account,
      code_hash bytea not null,
      used_at timestamptz,
      primary key (account_id, code_hash)
    )`,
    `create table account_log (
      id bigint generated always as identity primary key,
      account_id bigint not null references account,
      by_account_id bigint not null references account,
      kind text not null check (kind in ('issued', 'reset', 'password_changed', 'factor_enrolled', 'factor_removed', 'factor_reset',
        'recovery_used', 'recovery_renewed', 'disabled', 'enabled', 'seen_as', 'sessions_revoked')),
      at timestamptz not null default clock_timestamp()
    )`,
    'create index account_log_account on account_log (account_id, id)',
    `create function account_noted(account bigint, by_account bigint, act_kind text) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$ insert into public.account_log (account_id, by_account_id, kind) values (account, by_account, act_kind) $$`,
  ]);
  await keepFromApp(db, 'account_factor', 'secret');
  await keepFromApp(db, 'account_recovery_code', 'secret');
  await keepFromApp(db, 'account_log', 'person');
}
