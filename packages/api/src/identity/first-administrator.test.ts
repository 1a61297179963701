import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerWith, tokenOf } from '../testing/callers.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newWorld, type World } from '../testing/world.ts';
import { makeFirstAdministrator } from './first-administrator.ts';

const asked = { username: 'quan.tri', displayName: 'Hoàng Thị Mây', departmentName: 'Sở Giáo dục và Đào tạo' };

describe('the first administrator', () => {
  let world: World;
  beforeAll(async () => {
    world = await newWorld();
  });
  afterAll(() => world.close());

  it('is made in an empty database together with the department, once, and signs in with the issued password', async () => {
    const tries = await Promise.allSettled([
      makeFirstAdministrator(world.owner, asked),
      makeFirstAdministrator(world.owner, { ...asked, username: 'quan.tri.2' }),
    ]);
    const made = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(made).toEqual([
      { unitName: asked.departmentName, password: expect.stringMatching(/^([a-z]{4}-){3}\d{3}$/) },
    ]);
    const [account] = await world.owner.selectFrom('account').select(['username', 'passwordHash']).execute();
    expect(account?.passwordHash).toMatch(/^\$argon2id\$/);
    const token = await tokenOf(world.pool, account?.username ?? '', made[0]?.password);
    const me = await callerWith(world.pool, token, null).identity.me();
    expect(me).toMatchObject({
      isDemo: false,
      assignments: [{ role: 'administrator', unitName: asked.departmentName }],
    });
    const caller = callerWith(world.pool, token, me?.assignments[0]?.id ?? 0);
    expect(await refusalOf(caller.organisation.units({}))).toMatchObject({ code: 'PASSWORD_CHANGE_NEEDED' });
  });
});
