import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layMap, type Outlines, outlinesFor } from './map-areas.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'public', 'maps');
const read = (kind: string) => JSON.parse(readFileSync(join(folder, `tuyen-quang-${kind}.json`), 'utf8')) as Outlines;
const value = (areaCode: string | null, number: number | null) => ({
  ...{ areaCode, name: `Đơn vị ${areaCode}`, value: number, text: String(number ?? '–') },
});

/** Stretches of border: how many have the same stretch of a neighbour on their other side, and how many none. */
function borders({ features }: Outlines): { shared: number; outer: number } {
  const stretches = features.flatMap(({ geometry }) =>
    geometry.coordinates.flat().flatMap((ring) => ring.slice(1).map((to, at) => [String(ring[at]), String(to)])),
  );
  const known = new Set(stretches.map(([from, to]) => `${from} ${to}`));
  const shared = stretches.filter(([from, to]) => known.has(`${to} ${from}`)).length;
  expect(known.size).toBe(stretches.length);
  return { shared, outer: stretches.length - shared };
}

/** Above 0: clockwise, north up. */
function turn(ring: readonly number[][]): number {
  return ring.slice(1).reduce((sum, [x = 0, y = 0], at) => {
    const [fromX = 0, fromY = 0] = ring[at] ?? [];
    return sum + (x - fromX) * (y + fromY);
  }, 0);
}

test.each(['communes', 'districts'])('%s have their inside on the right of their border, as they are drawn', (kind) => {
  for (const { geometry } of read(kind).features)
    for (const [outer = []] of geometry.coordinates) expect(turn(outer)).toBeGreaterThan(0);
});

test('districts are dissolved from the communes: the same outer border, and no border inside of a district', () => {
  const [communes, districts] = [read('communes'), read('districts')];
  expect(communes.features).toHaveLength(124);
  expect(borders(districts).outer).toBe(borders(communes).outer);
  expect(borders(districts).shared).toBeLessThan(borders(communes).shared / 2);
  const whole = districts.features.filter(({ properties: { isPart, of } }) => !isPart && !of);
  expect(whole.map(({ properties }) => properties.code)).toEqual(['029', '033', '034', '071', '072', '073', '074']);
  // A district without all of its area is one of which a commune went together with parts of another.
  const between = new Set(districts.features.flatMap(({ properties }) => properties.of ?? []));
  const parts = districts.features.filter(({ properties }) => properties.isPart);
  expect(parts.map(({ properties }) => properties.code).sort()).toEqual([...between].sort());
});

test('the map has every unit in its table, those with outlines on it, and leaves white what belongs to two districts', () => {
  const values = [value('026', 10), value('029', 30), value(null, 20), value('999', null)];
  expect(outlinesFor(values)).toBe('districts');
  expect(outlinesFor([value('00691', 1)])).toBe('communes');
  const { areas, blanks, rows } = layMap(read('districts'), values);
  expect(areas.map(({ key, valueClass }) => [key, valueClass])).toEqual([
    ['026', 0],
    ['029', 2],
  ]);
  expect(blanks.map(({ name }) => name)).toEqual(['Xã Đồng Văn', 'Xã Yên Minh']);
  expect(rows.map(({ outline }) => outline)).toEqual(['part', 'whole', 'none', 'none']);
});
