import { type DatabaseRole, ROLE_NAMES, type RolePasswords } from './roles.ts';

/** One database as each role reaches it. */
export type DatabaseUrls = Record<DatabaseRole, string>;

export function databaseUrls({
  address,
  database,
  passwords,
}: {
  /** Host and port. */
  address: string;
  database: string;
  passwords: RolePasswords;
}): DatabaseUrls {
  const urlFor = (role: DatabaseRole): string =>
    `postgresql://${ROLE_NAMES[role]}:${encodeURIComponent(passwords[role])}@${address}/${encodeURIComponent(database)}`;
  return { owner: urlFor('owner'), app: urlFor('app'), jobs: urlFor('jobs'), auditor: urlFor('auditor') };
}

/**
 * The database of an own server (PostgreSQL 16-18), whose administrator has made it and four login roles:
 * - `DATABASE_URL`: owner of the database and of every table; migrations run as it.
 * - `DATABASE_APP_URL`: owns nothing, `nobypassrls`. The owner's address never stands in for it: row security does not bind an owner.
 * - `DATABASE_JOBS_URL`: owns the schema `pgboss` and nothing else. The owner is a member of it.
 * - `DATABASE_AUDITOR_URL`: `bypassrls`, reads, and inserts anchors.
 * The migrations grant to roles named `truong_app`, `truong_jobs` and `truong_auditor`; the owner's name is free.
 * Undefined without `DATABASE_URL`: then the embedded server is meant.
 */
export function ownServerUrls(env: Record<string, string | undefined>): DatabaseUrls | undefined {
  const { DATABASE_URL: owner, DATABASE_APP_URL: app, DATABASE_JOBS_URL: jobs, DATABASE_AUDITOR_URL: auditor } = env;
  if (!owner) return undefined;
  if (!app || !jobs || !auditor) {
    throw new Error(
      'DATABASE_URL also needs DATABASE_APP_URL (role truong_app), DATABASE_JOBS_URL (role truong_jobs) and DATABASE_AUDITOR_URL (role truong_auditor).',
    );
  }
  return { owner, app, jobs, auditor };
}
