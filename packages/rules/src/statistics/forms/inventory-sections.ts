import { itemValues } from '../catalogue-values.ts';
import type { FormRow } from '../form.ts';
import { check, count, formula, type Part } from './build.ts';
import type { SectorLevel } from './levels.ts';
import { capital } from './pupil-sections.ts';

const equipmentItems = ['computer', 'projector', 'minimum_set'];

function itemRows(isMeant: (code: string) => boolean): FormRow[] {
  return itemValues
    .filter(({ code }) => isMeant(code))
    .map(({ code, name }): FormRow => ({ code, title: name, from: count('inventory', { item: [code] }, 'quantity') }));
}

/** Rooms by how they are built and where they stand. Of the whole school, also where it has several levels. */
export function rooms(): Part {
  const section = 'rooms';
  return {
    section: {
      code: section,
      title: 'Phòng học, phòng chức năng, công trình',
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'solid', title: 'Kiên cố', group: 'Tình trạng', where: { condition: ['solid'] } },
        { code: 'semi_solid', title: 'Bán kiên cố', group: 'Tình trạng', where: { condition: ['semi_solid'] } },
        { code: 'temporary', title: 'Tạm', group: 'Tình trạng', where: { condition: ['temporary'] } },
        { code: 'main', title: 'Điểm chính', group: 'Đặt tại', where: { site: ['main'] } },
        { code: 'satellite', title: 'Điểm lẻ', group: 'Đặt tại', where: { site: ['satellite'] } },
      ],
      rows: itemRows((code) => !equipmentItems.includes(code)),
    },
    checks: [
      check({
        code: 'rooms-condition',
        left: '[@solid] + [@semi_solid] + [@temporary]',
        operator: '<=',
        right: '[@total]',
        each: { section, over: 'rows' },
        severity: 'high',
        instruction: 'Kiên cố, bán kiên cố và tạm cộng lại không được lớn hơn tổng số.',
      }),
      check({
        code: 'rooms-sites',
        left: '[@main] + [@satellite]',
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: 'Điểm chính và điểm lẻ cộng lại phải bằng tổng số; xem mục nào chưa ghi điểm trường.',
      }),
      check({
        code: 'rooms-last-year',
        left: '[rooms!classroom@total]',
        operator: '>=',
        right: '[last_year:rooms!classroom@total]',
        severity: 'low',
        instruction: 'Số phòng học giảm so với năm học trước: ghi rõ lý do.',
      }),
    ],
  };
}

export function equipment(): Part {
  const section = 'equipment';
  return {
    section: {
      code: section,
      title: 'Thiết bị dạy học',
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'in_use', title: 'Dùng được', where: { condition: ['in_use'] } },
        { code: 'broken', title: 'Hỏng', where: { condition: ['broken'] } },
      ],
      rows: itemRows((code) => equipmentItems.includes(code)),
    },
    checks: [
      check({
        code: 'equipment-condition',
        left: '[@in_use] + [@broken]',
        operator: '=',
        right: '[@total]',
        each: { section, over: 'rows' },
        instruction: 'Dùng được và hỏng cộng lại phải bằng tổng số; xem mục nào chưa ghi tình trạng.',
      }),
    ],
  };
}

/** Rates over the sections before: rooms and teachers for classes, pupils for teachers and computers. */
export function ratios(of: SectorLevel): Part {
  const rate = (code: string, title: string, text: string): FormRow => ({ code, title, from: formula(text, 2) });
  return {
    section: {
      code: 'ratios',
      title: 'Tỉ lệ',
      columns: [{ code: 'rate', title: 'Tỉ lệ' }],
      rows: [
        rate('rooms_per_class', 'Phòng học trên lớp', '[rooms!classroom@total] / [classes!all@total]'),
        rate('teachers_per_class', `${capital(of.teachers)} trên lớp`, '[staff!teacher@total] / [classes!all@total]'),
        rate(
          'pupils_per_teacher',
          `${capital(of.pupils)} trên ${of.teachers}`,
          '[pupils!all@total] / [staff!teacher@total]',
        ),
        rate(
          'pupils_per_computer',
          `${capital(of.pupils)} trên máy tính dùng được`,
          '[pupils!all@total] / [equipment!computer@in_use]',
        ),
      ],
    },
    checks: [
      check({
        code: 'ratios-teachers',
        left: '[staff!teacher@total]',
        operator: '<=',
        right: '4 * [classes!all@total]',
        severity: 'low',
        instruction: 'Trên 4 giáo viên một lớp: xem lại số giáo viên hoặc số lớp.',
      }),
    ],
  };
}
