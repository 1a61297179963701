import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/** The register of issued papers, what is revoked, the templates of a school, and the check of a paper by its code. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The last number of each register; whoever issues locks its row, so that numbers have no gap.
    `create table paper_register (
      ${year},
      kind text not null check (kind in ('report_card', 'result_slip', 'commendation')),
      last_number integer not null default 0,
      primary key (unit_id, school_year, kind)
    )`,
    // content: exactly what the paper shows besides number, code and day. hash is over all of it together.
    `create table paper (
      ${year},
      id bigint generated always as identity,
      kind text not null,
      number integer not null check (number > 0),
      period text not null check (period in ('term-1', 'term-2', 'year')),
      pupil_id bigint not null,
      class_id bigint not null,
      holder text not null,
      holder_search text not null,
      class_name text not null,
      code text not null,
      code_hash bytea not null check (length(code_hash) = 32),
      content jsonb not null,
      content_hash bytea not null check (length(content_hash) = 32),
      hash bytea not null check (length(hash) = 32),
      issued_on date not null,
      issued_at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, id),
      constraint paper_number unique (unit_id, school_year, kind, number),
      constraint paper_code unique (unit_id, code_hash),
      foreign key (unit_id, school_year, kind) references paper_register (unit_id, school_year, kind),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id)
    )`,
    `create index paper_pupil on paper (unit_id, school_year, pupil_id)`,
    `create table paper_revocation (
      ${year},
      paper_id bigint not null,
      reason text not null,
      revoked_on date not null,
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, paper_id),
      foreign key (unit_id, school_year, paper_id) references paper (unit_id, school_year, id)
    )`,
    // The newest row of a form holds; one without a source goes back to the shipped template.
    `create table paper_template (
      unit_id bigint not null references unit,
      id bigint generated always as identity,
      form text not null,
      source text,
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, id)
    )`,
    // Outside any act, for anybody who holds a code: that one paper, and nothing else of the unit.
    `create function paper_of_code(place bigint, digest bytea)
      returns table (kind text, number integer, school_year integer, issued_on date, revoked_on date, content jsonb)
      language sql stable security definer set search_path = pg_catalog, public
      as $$
        select p.kind, p.number, p.school_year, p.issued_on, r.revoked_on, p.content
        from public.paper p
        left join public.paper_revocation r on r.unit_id = p.unit_id and r.school_year = p.school_year and r.paper_id = p.id
        where p.unit_id = place and p.code_hash = digest
      $$`,
  ]);
  await protectUnitTable(db, 'paper_register', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'paper', ['select', 'insert']);
  await protectUnitTable(db, 'paper_revocation', ['select', 'insert']);
  await protectUnitTable(db, 'paper_template', ['select', 'insert']);
  await offerFunction(db, 'paper_of_code(bigint, bytea)');
}
