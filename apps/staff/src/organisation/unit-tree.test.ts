import type { UnitNode } from '@truong/contracts/organisation';
import { expect, test } from 'vitest';
import { branchIds, rootIds, treeLines } from './unit-tree.ts';

const unit = (id: number, name: string, parentId: number | null): UnitNode => ({
  id,
  kind: 'school',
  code: `U${id}`,
  name,
  parentId,
  levels: [],
  schoolType: null,
  validFrom: '2020-01-01',
  validTo: null,
});
const units = [
  unit(1, 'Sở Hà Giang', null),
  unit(2, 'Phòng Đồng Văn', 1),
  unit(3, 'THCS Lũng Cú', 2),
  unit(4, 'THPT Chuyên', 1),
];
const names = (lines: ReturnType<typeof treeLines>) => lines.map((line) => `${line.depth} ${line.unit.name}`);

test('only what stands below open units is shown', () => {
  expect(names(treeLines(units, { open: new Set([1]), search: '' }))).toEqual([
    '0 Sở Hà Giang',
    '1 Phòng Đồng Văn',
    '1 THPT Chuyên',
  ]);
});

test('a search shows what it finds below all that stands above it', () => {
  expect(names(treeLines(units, { open: new Set(), search: 'lung cu' }))).toEqual([
    '0 Sở Hà Giang',
    '1 Phòng Đồng Văn',
    '2 THCS Lũng Cú',
  ]);
});

test('a unit whose parent is out of sight begins a tree of its own', () => {
  expect(rootIds(units.slice(2))).toEqual([3, 4]);
  expect(branchIds(units)).toEqual([1, 2]);
});
