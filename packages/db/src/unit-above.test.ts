import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTestDatabase, type TestDatabase } from './testing/test-database.ts';

type Link = { unit: number; parent: number; from: string; to: string | null };
type Unit = { id: number; from: string; to: string | null };

const day = (n: number) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
const holds = (span: { from: string; to: string | null }, on: string) =>
  span.from <= on && (span.to === null || span.to >= on);

/** Numbers that look random and are the same in every run. */
function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

/** What stands above a unit on a day, by walking from parent to parent: [above, depth]. */
function walk(units: ReadonlyMap<number, Unit>, links: readonly Link[], of: { unit: number; on: string }): string[] {
  const lines: string[] = [];
  for (let at: number | undefined = of.unit, depth = 0; at !== undefined; depth += 1) {
    const unit = units.get(at);
    if (!unit || !holds(unit, of.on)) break;
    lines.push(`${at} ${depth}`);
    const here: number = at;
    at = links.find((link) => link.unit === here && holds(link, of.on))?.parent;
  }
  return lines.sort();
}

describe('unit_above', () => {
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

  it.each([1, 2, 3, 4])(
    'on any day equals the walk over the parents of that day, after moves and ends (seed %i)',
    async (seed) => {
      const next = seeded(seed);
      const units = new Map<number, Unit>();
      const links: Link[] = [];
      for (let n = 0; n < 24; n += 1) {
        const from = day(next(200));
        const to = next(4) === 0 ? day(300 + next(500)) : null;
        const { rows } = await client.query<{ id: number }>(
          `insert into unit (kind, code, name, name_search, valid_from, valid_to) values ('commune', $1, 'x', 'x', $2, $3) returning id`,
          [`${seed}-${n}`, from, to],
        );
        const id = Number(rows[0]?.id);
        const earlier = [...units.keys()];
        units.set(id, { id, from, to });
        if (earlier.length === 0) continue;
        // Parents always come before their units, so no day can have a circle.
        let since = next(250);
        for (let move = 0; move <= next(3); move += 1) {
          const until = since + 50 + next(250);
          const isLast = next(2) === 0;
          const parent = earlier[next(earlier.length)] ?? 0;
          links.push({ unit: id, parent, from: day(since), to: isLast ? null : day(until) });
          if (isLast) break;
          since = until + 1 + (next(3) === 0 ? 20 : 0);
        }
      }
      for (const link of links) {
        const values = [link.unit, link.parent, link.from, link.to];
        await client.query(
          'insert into unit_parent (unit_id, parent_id, valid_from, valid_to) values ($1, $2, $3, $4)',
          values,
        );
      }
      // Twice, and by the topmost alone: the lines of all below follow.
      await client.query('select rebuild_above($1)', [[...units.keys()]]);
      await client.query('select rebuild_above($1)', [[...units.keys()].slice(0, 1)]);
      for (let look = 0; look < 60; look += 1) {
        const on = day(next(1100));
        const { rows } = await client.query<{ unit: string; line: string }>(
          `select a.unit_id as unit, a.above_id || ' ' || a.depth as line from unit_above a
         where a.unit_id = any($1) and a.valid_from <= $2 and (a.valid_to is null or a.valid_to >= $2)`,
          [[...units.keys()], on],
        );
        for (const unit of units.keys()) {
          const kept = rows.filter((row) => Number(row.unit) === unit).map((row) => row.line);
          expect(kept.sort(), `unit ${unit} on ${on}`).toEqual(walk(units, links, { unit, on }));
        }
      }
    },
  );
});
