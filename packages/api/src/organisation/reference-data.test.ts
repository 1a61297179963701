import { afterAll, beforeAll, expect, it } from 'vitest';
import { newWorld, type World } from '../testing/world.ts';
import { layReferenceData } from './reference-data.ts';

let world: World;
beforeAll(async () => {
  world = await newWorld();
}, 60_000);
afterAll(() => world?.close());

it('the subjects of all programmes and the 54 ethnic groups are laid down once; what somebody renamed stays', async () => {
  await layReferenceData(world.owner);
  await world.owner.updateTable('subject').set({ name: 'Toán học' }).where('code', '=', 'mathematics').execute();
  await layReferenceData(world.owner);
  const groups = await world.owner.selectFrom('ethnicGroup').selectAll().orderBy('code').execute();
  expect(groups).toHaveLength(54);
  expect([groups[0], groups[7], groups[53]]).toMatchObject([
    { code: '01', name: 'Kinh', isMinority: false },
    { code: '08', name: 'Hmông', isMinority: true },
    { code: '54', name: 'Rơ-măm', isMinority: true },
  ]);
  const subjects = await world.owner.selectFrom('subject').select(['code', 'name']).orderBy('sortOrder').execute();
  const codes = subjects.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  // In the order of the newest programme: columns stand by it.
  expect(codes.slice(0, 2)).toEqual(['literature', 'mathematics']);
  // One of each programme: upper secondary, primary, the programme of 2006.
  expect(codes).toEqual(expect.arrayContaining(['literature', 'vietnamese', 'ethics']));
  expect(subjects.find(({ code }) => code === 'mathematics')?.name).toBe('Toán học');
});
