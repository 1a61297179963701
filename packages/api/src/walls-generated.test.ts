import { gateOf, mayPass, type ProcedureName } from '@truong/contracts/permissions';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { appRouter, createCaller } from './router.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { contractOf, fieldsOf, sampleInput } from './testing/sample-input.ts';
import {
  type Actor,
  markPattern,
  newSession,
  newWallsWorld,
  type Place,
  undoingPool,
  type WallsWorld,
} from './testing/walls-world.ts';
import { type Expectation, expectations } from './walls.expectations.ts';

type Definition = { type: 'query' | 'mutation'; inputs: unknown[] };
const procedures = Object.entries(appRouter._def.procedures).map(([name, procedure]) => {
  const { type, inputs } = (procedure as unknown as { _def: Definition })._def;
  return { name: name as ProcedureName, isWrite: type === 'mutation', contract: contractOf(inputs[0]) };
});
type Procedure = (typeof procedures)[number];

const gated = procedures.filter(({ name }) => gateOf[name] !== 'anyone' && gateOf[name] !== 'signed_in');
const expected = gated.filter(({ name }) => expectations[name]);

/** Every procedure of the router, as every role, against units of one's own and of others. */
describe('the walls', () => {
  let w: WallsWorld;
  let undoing: pg.Pool;
  let owner: pg.Client;
  beforeAll(async () => {
    w = await newWallsWorld();
    undoing = undoingPool(w.world.pool);
    owner = new pg.Client({ connectionString: w.world.urls.owner });
    await owner.connect();
  }, 120_000);
  afterAll(async () => {
    await owner.end();
    await w.world.close();
  });

  type By = { token: string | null; assignmentId: number | null };
  /** What came of a call: the answer, or the code of its refusal. A defect of ours shows its own words. */
  async function call(pool: pg.Pool, { name }: Procedure, by: By, input: unknown): Promise<Outcome> {
    const caller = createCaller({
      pool,
      token: by.token,
      assignmentId: by.assignmentId,
      address: '127.0.0.1',
      userAgent: 'test',
      isCookieSecure: false,
      setCookie: () => undefined,
    });
    const [capability = '', own = ''] = name.split('.');
    const procedure = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
      capability
    ]?.[own];
    if (!procedure) throw new Error(`${name} is not called ${capability}.${own}`);
    const asked = procedure(input);
    try {
      return { told: 'answer', answer: await asked };
    } catch {
      const told = await refusalOf(asked).catch((defect: Error) => ({ code: `INTERNAL ${defect.message}` }));
      return { told: told.code, answer: null };
    }
  }

  const input = ({ name, contract }: Procedure, at: Place) => {
    const { of, with: named } = (expectations[name] ?? {}) as Expectation;
    const place = of === 'school' ? { ...at, unitId: at.schoolId } : at;
    return sampleInput(contract, place, named?.(place));
  };
  /** Units from whose tables something stands in an answer, other than those that the actor may read. */
  const leaks = (actor: Actor, { answer }: Outcome) =>
    [...JSON.stringify(answer ?? null).matchAll(markPattern)]
      .map(([, unitId]) => Number(unitId))
      .filter((unitId) => !actor.readUnits.includes(unitId));
  const actorOf = (actors: readonly Actor[], { name }: Procedure) =>
    actors.filter(({ role }) => mayPass(gateOf[name], { role }));

  it('have an expectation for every procedure', () => {
    const missing = gated
      .filter(({ name }) => !expectations[name])
      .map(
        ({ name, contract }) =>
          `add to walls.expectations.ts: '${name}': {}, (its input names ${fieldsOf(contract).join(', ') || 'nothing'}; say \`with\` for fields that the place does not know, \`answers\` where not every role that passes ${gateOf[name]} is answered)`,
      );
    expect(missing).toEqual([]);
    const known = new Set<string>(procedures.map(({ name }) => name));
    expect(Object.keys(expectations).filter((name) => !known.has(name))).toEqual([]);
    expect(Object.keys(gateOf).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(procedures.filter(({ name }) => gateOf[name] !== 'anyone'))('ask for a session: $name', async (procedure) => {
    const outcome = await call(undoing, procedure, { token: null, assignmentId: null }, undefined);
    expect(outcome.told).toBe('SESSION_ENDED');
  });

  it.each(gated)('open by session, assignment and role only: $name', async (procedure) => {
    await sideBySide(w.actors, async ({ role, token, assignmentId, own }) => {
      const asked = input(procedure, own);
      const told = async (by: By) => (await call(undoing, procedure, by, asked)).told;
      if (!mayPass(gateOf[procedure.name], { role })) {
        expect(await told({ token, assignmentId }), role).toBe('FORBIDDEN');
        return;
      }
      expect(await told({ token: 'made-up', assignmentId }), role).toBe('SESSION_ENDED');
      expect(await told({ token, assignmentId: null }), role).toBe('ASSIGNMENT_INVALID');
      expect(await told({ token, assignmentId: w.strangersAssignment }), role).toBe('ASSIGNMENT_INVALID');
    });
    const principal = w.actors.find(({ role }) => role === 'principal') as Actor;
    const past = { token: principal.token, assignmentId: w.endedAssignment };
    expect((await call(undoing, procedure, past, input(procedure, principal.own))).told).toBe('ASSIGNMENT_INVALID');
  });

  it.each(expected)('let those through who are meant, on their own unit: $name', async (procedure) => {
    const { answers, refusal = 'answer' } = expectations[procedure.name] as Expectation;
    await sideBySide(actorOf(w.actors, procedure), async (actor) => {
      const outcome = await call(undoing, procedure, actor, input(procedure, actor.own));
      if (!answers || answers.includes(actor.role)) expect(outcome.told, actor.role).toBe(refusal);
      else expect(['NOT_FOUND', 'FORBIDDEN'], actor.role).toContain(outcome.told);
      expect(leaks(actor, outcome), actor.role).toEqual([]);
    });
  });

  it.each(expected)('stand before every other unit: $name', async (procedure) => {
    const before = await fingerprint(owner);
    const calls = actorOf(w.actors, procedure).flatMap((actor) =>
      Object.entries(actor.foreign).map(([where, place]) => ({ actor, where, place })),
    );
    await sideBySide(calls, async ({ actor, where, place }) => {
      const at = `${actor.role}, ${where}`;
      const asked = input(procedure, place);
      if (namesUnit(procedure.contract)) {
        // For good: what a refused call left behind would show.
        const outcome = await call(w.world.pool, procedure, actor, asked);
        expect(outcome, at).toEqual({ told: 'NOT_FOUND', answer: null });
      }
      if (place.sheetId === actor.own.sheetId) return;
      // The things of that unit under the name of one's own, and under no name where none is asked for.
      const own = input(procedure, actor.own);
      const mixed = namesUnit(procedure.contract) ? { ...(asked as object), unitId: unitOf(own) } : asked;
      const outcome = await call(undoing, procedure, actor, mixed);
      expect(outcome.told, at).not.toMatch(/^INTERNAL/);
      expect(leaks(actor, outcome), at).toEqual([]);
    });
    expect(await fingerprint(owner)).toEqual(before);
  });

  it.each(expected)('keep what has ended readable and unwritten: $name', async (procedure) => {
    const { answers, refusal = 'answer', afterEnd = refusal } = expectations[procedure.name] as Expectation;
    const before = await fingerprint(owner);
    await sideBySide(actorOf(w.formerActors, procedure), async (actor) => {
      const outcome = await call(w.world.pool, procedure, actor, input(procedure, actor.own));
      if (procedure.isWrite) expect(outcome, actor.role).toEqual({ told: 'UNIT_ENDED', answer: null });
      else if (!answers || answers.includes(actor.role)) expect(outcome.told, actor.role).toBe(afterEnd);
      expect(leaks(actor, outcome), actor.role).toEqual([]);
      const beside = w.actors.find(({ role }) => role === 'principal') as Actor;
      if (!namesUnit(procedure.contract)) return;
      expect((await call(w.world.pool, procedure, actor, input(procedure, beside.own))).told).toBe('NOT_FOUND');
    });
    expect(await fingerprint(owner)).toEqual(before);
  });

  it('see their own marks: an officer of an ended district finds its schools, their pupils and what they filed', async () => {
    const officer = w.formerActors.find(({ role }) => role === 'district_officer') as Actor;
    const found = async (name: ProcedureName) => {
      const procedure = procedures.find((known) => known.name === name) as Procedure;
      return JSON.stringify((await call(undoing, procedure, officer, input(procedure, officer.own))).answer);
    };
    expect(await found('people.pupils')).toContain(`qz${officer.own.schoolId}qz`);
    expect(await found('forms.filing')).toContain(`qz${officer.own.schoolId}qz`);
    expect(JSON.parse(await found('forms.reviewTable')).schools).toHaveLength(1);
    expect(JSON.parse(await found('organisation.units')).units).toHaveLength(2);
  });

  it('have a session that was ended by its owner behind them', async () => {
    const principal = w.actors.find(({ role }) => role === 'principal') as Actor;
    const token = await newSession(w.world.owner, principal.accountId);
    const [procedure] = expected;
    if (!procedure) throw new Error('no procedure');
    await createCaller({
      pool: w.world.pool,
      token,
      assignmentId: null,
      address: '127.0.0.1',
      userAgent: 'test',
      isCookieSecure: false,
      setCookie: () => undefined,
    }).identity.signOut();
    const { told } = await call(undoing, procedure, { ...principal, token }, input(procedure, principal.own));
    expect(told).toBe('SESSION_ENDED');
  });
});

/** As many at once as the pool has connections; the first failure ends the test. */
async function sideBySide<T>(all: readonly T[], one: (each: T) => Promise<void>): Promise<void> {
  await Promise.all(all.map(one));
}

type Outcome = { told: string; answer: unknown };

function namesUnit(contract: z.ZodType | undefined): boolean {
  return fieldsOf(contract).includes('unitId');
}

function unitOf(input: unknown): unknown {
  return (input as { unitId?: unknown }).unitId;
}

/** Every row of every table, but for sessions and throttling, in one value a table. */
async function fingerprint(owner: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and obj_description(c.oid) in ('unit', 'reference', 'person', 'ledger', 'secret') order by 1`,
  );
  const { rows } = await owner.query<{ name: string; print: string }>(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as print from ${name} t`,
      )
      .join(' union all '),
  );
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
