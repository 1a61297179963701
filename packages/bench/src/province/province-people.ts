import { tokenOf } from '@truong/api/testing/callers';
import { openPool } from '@truong/db/pool';
import { demoPassword } from '@truong/demo/demo-accounts';
import type pg from 'pg';
import { type BenchTeacher, regularCount } from '../bench-school.ts';
import { HttpClient } from '../http-client.ts';

const pupils = 45;
type Holder = { username: string; assignment_id: number; unit_id: number };

/** Signs people of the province in over the product and lets them ask over HTTP. */
export class ProvincePeople {
  readonly #owner: pg.Pool;
  readonly #app: pg.Pool;
  readonly #address: string;
  readonly #clients: HttpClient[] = [];

  constructor(urls: { app: string }, owner: pg.Pool, address: string) {
    this.#owner = owner;
    this.#app = openPool(urls.app, { max: 4 });
    this.#address = address;
  }

  async enter(username: string, address = this.#address): Promise<{ client: HttpClient; unitId: number }> {
    const { rows } = await this.#owner.query<Holder>(
      `select a.username, r.id as assignment_id, r.unit_id from account a join role_assignment r on r.account_id = a.id
       where a.username = $1 order by r.id limit 1`,
      [username],
    );
    const [holder] = rows;
    if (!holder) throw new Error(`no account ${username}`);
    return { client: await this.#client(holder, address), unitId: holder.unit_id };
  }

  /** The principal of the assessed school whose size is nearest to this. */
  async enterPrincipalOf(size: number): Promise<{ client: HttpClient; unitId: number; pupils: number }> {
    const { rows } = await this.#owner.query<Holder & { pupils: number }>(
      `select a.username, r.id as assignment_id, r.unit_id, e.pupils from (
        select unit_id, count(*)::integer as pupils from enrolment where school_year = 2024 and grade >= 6 group by unit_id order by abs(count(*) - $1), unit_id limit 1
       ) e join role_assignment r on r.unit_id = e.unit_id and r.role = 'principal' join account a on a.id = r.account_id order by r.id limit 1`,
      [size],
    );
    const [holder] = rows;
    if (!holder) throw new Error('no school has assessed pupils');
    return { client: await this.#client(holder), unitId: holder.unit_id, pupils: holder.pupils };
  }

  /** A principal of every school that has opened a term. */
  async enterPrincipals(of: { schoolYear: number; term: number }): Promise<{ client: HttpClient; unitId: number }[]> {
    const { rows } = await this.#owner.query<Holder>(
      `select distinct on (t.unit_id) a.username, r.id as assignment_id, r.unit_id from school_term t
       join role_assignment r on r.unit_id = t.unit_id and r.role = 'principal' and r.valid_to is null join account a on a.id = r.account_id
       where t.school_year = $1 and t.term = $2 order by t.unit_id, r.id`,
      [of.schoolYear, of.term],
    );
    const schools: { client: HttpClient; unitId: number }[] = [];
    for (const holder of rows) schools.push({ client: await this.#client(holder), unitId: holder.unit_id });
    return schools;
  }

  /** Teachers of different persons, each with a sheet of the open term for a class of 45, of 45 × 10 cells. */
  async teachers(count: number): Promise<BenchTeacher[]> {
    const { rows } = await this.#owner.query<Holder & { sheet_id: number; pupil_ids: number[] }>(
      `select distinct on (c.size, a.id) a.username, r.id as assignment_id, s.unit_id, s.id as sheet_id, c.pupil_ids
       from (
         select unit_id, class_id, count(*) as size, array_agg(pupil_id order by register_order) as pupil_ids from enrolment
         where school_year = 2024 and grade >= 6 and starts_on <= '2025-05-20' and (ends_on is null or ends_on >= '2025-05-20')
         group by unit_id, class_id having count(*) >= $2
       ) c
       join sheet s on s.unit_id = c.unit_id and s.school_year = 2024 and s.class_id = c.class_id and s.term = 2 and s.kind = 'score'
       join class_subject l on l.unit_id = s.unit_id and l.school_year = 2024 and l.class_id = s.class_id and l.subject_code = s.subject_code and not l.is_chosen
       join teaching g on g.unit_id = s.unit_id and g.school_year = 2024 and g.class_id = s.class_id and g.subject_code = s.subject_code
       join staff p on p.unit_id = g.unit_id and p.id = g.staff_id
       join account a on a.person_id = p.person_id
       join role_assignment r on r.account_id = a.id and r.unit_id = s.unit_id and r.role = 'subject_teacher'
       order by c.size, a.id, s.id limit $1`,
      [count, pupils],
    );
    if (rows.length < count) throw new Error(`only ${rows.length} teachers of classes of ${pupils}`);
    for (const { unit_id: unitId, sheet_id: sheetId } of rows)
      await this.#owner.query(
        `update sheet set regular_count = $3, closed_at = null, closed_by = null where unit_id = $1 and school_year = 2024 and id = $2`,
        [unitId, sheetId, regularCount],
      );
    return Promise.all(
      rows.map(async (row) => ({
        token: await tokenOf(this.#app, row.username, demoPassword),
        assignmentId: row.assignment_id,
        sheet: { unitId: row.unit_id, schoolYear: 2024, sheetId: row.sheet_id },
        pupilIds: row.pupil_ids,
      })),
    );
  }

  async leave(): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.#app.end();
  }

  async #client({ username, assignment_id: assignmentId }: Holder, address = this.#address): Promise<HttpClient> {
    const client = new HttpClient(address, await tokenOf(this.#app, username, demoPassword), assignmentId);
    this.#clients.push(client);
    return client;
  }
}
