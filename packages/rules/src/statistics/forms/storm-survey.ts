import type { Form, FormColumn, FormRow } from '../form.ts';
import { inventoryGroups } from '../inventory-items.ts';
import type { Filter } from '../record-set.ts';
import { check, count, female, formula, minority, type Part, percent, sumOf } from './build.ts';

const sites: readonly FormColumn[] = [
  { code: 'main', title: 'Điểm chính', group: 'Đặt tại', where: { site: ['main'] } },
  { code: 'satellite', title: 'Điểm lẻ', group: 'Đặt tại', where: { site: ['satellite'] } },
];

function itemsOf(code: 'built' | 'used', isMeant: (item: string) => boolean): FormRow[] {
  const items = inventoryGroups.find((group) => group.code === code)?.items ?? [];
  return items
    .filter((item) => isMeant(item.code))
    .map(
      ({ code: item, name }): FormRow => ({
        ...{ code: item, title: name },
        from: count('inventory', { item: [item] }, 'quantity'),
      }),
    );
}

/** Rooms, toilets and houses by how they stand a storm. */
function buildings(): Part {
  const section = 'buildings';
  const condition = (code: string, title: string): FormColumn => ({
    ...{ code, title, group: 'Tình trạng' },
    where: { condition: [code] },
  });
  return {
    section: {
      code: section,
      title: 'Phòng học, nhà ở, nhà vệ sinh',
      columns: [
        { code: 'total', title: 'Tổng số' },
        condition('solid', 'Kiên cố'),
        condition('semi_solid', 'Bán kiên cố'),
        condition('temporary', 'Tạm'),
        ...sites,
      ],
      rows: itemsOf('built', () => true),
    },
    checks: [
      check({
        code: 'buildings-condition',
        left: '[@solid] + [@semi_solid] + [@temporary]',
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: 'Kiên cố, bán kiên cố và tạm cộng lại phải bằng tổng số; xem mục nào chưa ghi tình trạng.',
      }),
    ],
  };
}

function water(): Part {
  const section = 'water';
  return {
    section: {
      code: section,
      title: 'Nguồn nước',
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'in_use', title: 'Dùng được', where: { condition: ['in_use'] } },
        { code: 'broken', title: 'Hỏng', where: { condition: ['broken'] } },
        ...sites,
      ],
      rows: itemsOf('used', (item) => item === 'water_source'),
    },
    checks: [
      check({
        code: 'water-works',
        left: '[@broken]',
        operator: '<=',
        right: '[@in_use]',
        each: { section, over: 'rows' },
        severity: 'low',
        instruction: 'Nguồn nước hỏng nhiều hơn nguồn dùng được: ghi rõ đang lấy nước ở đâu.',
      }),
    ],
  };
}

/** Who is taught where, so that an office sees whom a cut road cuts off. */
function atSites(): Part {
  const row = (code: string, title: string, where: Filter): FormRow => ({
    ...{ code, title, indent: 1 },
    from: count('pupils', where),
  });
  const rows = [row('main', 'Điểm chính', { site: ['main'] }), row('satellite', 'Điểm lẻ', { site: ['satellite'] })];
  return {
    section: {
      code: 'at-sites',
      title: 'Học sinh theo điểm trường',
      columns: [
        { code: 'total', title: 'Học sinh' },
        { code: 'female', title: 'Nữ', where: female },
        { code: 'minority', title: 'Dân tộc', where: minority },
        { code: 'boarding', title: 'Hưởng chế độ bán trú', where: { policy: ['boarding_support'] } },
        { code: 'classes', title: 'Số lớp', from: count('classes') },
        { code: 'rate', title: '% học sinh', from: percent('[@total]', '[all@total]') },
      ],
      rows: [{ code: 'all', title: 'Toàn trường', from: formula(sumOf(rows)) }, ...rows],
    },
    checks: [],
  };
}

/** What only a look at the place can tell. */
function needs(): Part {
  const section = 'needs';
  const atMost = (code: string) =>
    check({
      code: `needs-${code}`,
      left: `[needs!${code}@total]`,
      operator: '<=',
      right: '[buildings!classroom@total] + [buildings!subject_room@total] + [buildings!boarding_room@total]',
      severity: 'high',
      instruction: 'Không được nhiều hơn số phòng học, phòng bộ môn và phòng ở của trường.',
    });
  return {
    section: {
      code: section,
      title: 'Việc cần làm trước mùa mưa bão',
      columns: [{ code: 'total', title: 'Nội dung' }],
      rows: [
        { code: 'repair', title: 'Phòng phải sửa trước mùa mưa bão', unit: 'phòng', from: { kind: 'typed' } },
        { code: 'unsafe', title: 'Phòng phải ngừng dùng khi có bão', unit: 'phòng', from: { kind: 'typed' } },
        {
          code: 'plan',
          title: 'Điểm trường có nguy cơ sạt lở, ngập; phương án',
          from: { kind: 'typed', isText: true },
        },
      ],
    },
    checks: [atMost('repair'), atMost('unsafe')],
  };
}

const parts = [buildings(), water(), atSites(), needs()];

/** One look at buildings, water and toilets before the rains; what the inventory knows is filled in. */
export const stormSurvey: Form = {
  code: 'storm-survey',
  version: 1,
  name: 'Khảo sát cơ sở vật chất trước mùa mưa bão',
  source: 'Biểu của hệ thống cho một đợt khảo sát đột xuất của sở; không theo mẫu nào đã ban hành',
  series: 'survey',
  periodKind: 'ad_hoc',
  filers: { levels: ['preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing'] },
  review: 'nearest_then_department',
  sections: parts.map(({ section }) => section),
  checks: parts.flatMap(({ checks }) => checks),
  notes: ['Phòng học, thiết bị lấy từ sổ cơ sở vật chất của năm học. Trường nhiều cấp học nộp một biểu cho cả trường.'],
  layout: { orientation: 'portrait' },
};
