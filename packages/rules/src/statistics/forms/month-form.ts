import type { Form, FormColumn, FormRow } from '../form.ts';
import { check, formula, groupRows, type Part, populationChecks, populationColumns } from './build.ts';
import { classes, leavers } from './class-sections.ts';
import type { SectorLevel } from './levels.ts';
import { capital, movement } from './pupil-sections.ts';

/** The series of the monthly reports of all levels. */
const monthSeries = 'month';

/** Who is at school on the counting day, beside what was filed for the month before. */
function roll(of: SectorLevel): Part {
  const section = 'pupils';
  return {
    section: {
      code: section,
      title: `Sĩ số ${of.pupils}`,
      columns: [
        ...populationColumns,
        { code: 'before', title: 'Tháng trước', from: formula('[previous:@total]') },
        { code: 'change', title: 'Tăng, giảm', from: formula('[@total] - [previous:@total]') },
      ],
      rows: groupRows('pupils', of.groups, `Tổng số ${of.pupils}`),
    },
    checks: [
      ...populationChecks(section),
      check({
        code: 'since-previous',
        left: '[@total] - [movement!@arrived] + [movement!@left]',
        operator: '=',
        right: '[previous:@total] - [previous:movement!@arrived] + [previous:movement!@left]',
        each: { section, over: 'rows' },
        instruction:
          'Số hiện có, bớt số đến, thêm số đi, phải bằng cùng phép tính trong báo cáo tháng trước; xem ai thêm hoặc sửa sau ngày đó.',
      }),
    ],
  };
}

/** What moved since the month before: this month's counts from the start of the year less those filed then. */
function sincePrevious(of: SectorLevel): Part {
  const section = 'month';
  const moved = (code: string, title: string, cell: string): FormColumn => ({
    ...{ code, title },
    from: formula(`[${cell}] - [previous:${cell}]`),
  });
  return {
    section: {
      code: section,
      title: 'Biến động trong tháng',
      columns: [
        moved('arrived', 'Tiếp nhận', 'movement!@arrived'),
        moved('left', 'Thôi học tại trường', 'movement!@left'),
        moved('dropped', 'Trong đó bỏ học', 'leavers!@dropped'),
      ],
      rows: [
        { code: 'all', title: 'Tổng số' },
        ...of.groups.map(({ code, title }): FormRow => ({ code, title, indent: 1 })),
      ],
    },
    checks: [
      check({
        code: 'month-left',
        left: '[@left]',
        operator: '>=',
        right: '[@dropped]',
        each: { section, over: 'rows' },
        instruction: 'Số bỏ học trong tháng không được lớn hơn số thôi học; xem ai được ghi lại lý do.',
      }),
      check({
        code: 'month-grows',
        left: '[@left]',
        operator: '>=',
        right: '0',
        each: { section, over: 'rows' },
        severity: 'low',
        instruction: 'Số đi từ đầu năm ít hơn trong báo cáo tháng trước: ghi rõ ai được nhận lại.',
      }),
    ],
  };
}

/** What no record knows: meals, whom the school fears to lose, what it did. */
function keeping(of: SectorLevel): Part {
  const section = 'keeping';
  const typed = (code: string, title: string): FormRow => ({ code, title, from: { kind: 'typed' } });
  const atMost = (code: string) =>
    check({
      code: `keeping-${code}`,
      left: `[keeping!${code}@total]`,
      operator: '<=',
      right: '[pupils!all@total]',
      severity: 'high',
      instruction: `Không được nhiều hơn tổng số ${of.pupils} của trường.`,
    });
  return {
    section: {
      code: section,
      title: 'Duy trì sĩ số',
      columns: [{ code: 'total', title: 'Nội dung' }],
      rows: [
        typed('meals', `${capital(of.pupils)} ăn bán trú tại trường`),
        typed('at_risk', `${capital(of.pupils)} có nguy cơ bỏ học, đang vận động`),
        { code: 'done', title: 'Việc đã làm để duy trì sĩ số', from: { kind: 'typed', isText: true } },
      ],
    },
    checks: [atMost('meals'), atMost('at_risk')],
  };
}

/** Keeping pupils at school, month by month: who is there, came, left and why, by grade. */
export function monthForm(of: SectorLevel): Form {
  const parts = [roll, movement, leavers, sincePrevious, classes, keeping].map((part) => part(of));
  return {
    code: `${of.slug}-month`,
    version: 1,
    name: `Báo cáo duy trì sĩ số hằng tháng, ${of.school}`,
    source:
      'Biểu của hệ thống cho việc theo dõi sĩ số hằng tháng của phòng, sở; chưa có mẫu chính thức được kiểm chứng',
    series: monthSeries,
    periodKind: 'month',
    filers: { levels: [of.level] },
    review: 'nearest',
    sections: parts.map(({ section }) => section),
    checks: parts.flatMap(({ checks }) => checks),
    notes: [
      'Số liệu lấy tại ngày của đợt báo cáo. Số đến, số đi tính từ đầu năm học; biến động trong tháng là phần tăng thêm so với báo cáo tháng trước.',
      'Kỳ đầu tiên của năm học chưa có tháng trước nên không có biến động trong tháng.',
    ],
    layout: { orientation: 'landscape' },
  };
}
