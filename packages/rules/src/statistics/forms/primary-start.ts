import type { Form } from '../form.ts';

/** A primary school at the start of the year. */
export const primaryStart: Form = {
  code: 'primary-start',
  version: 1,
  name: 'Báo cáo đầu năm học, trường tiểu học',
  source: 'Biểu của hệ thống, theo nội dung báo cáo định kì của ngành; số hiệu chính thức chưa kiểm chứng',
  series: 'sector',
  periodKind: 'start',
  filers: { levels: ['primary'] },
  review: 'nearest_then_department',
  sections: [
    {
      code: 'pupils',
      title: 'Học sinh',
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'female', title: 'Nữ', where: { sex: ['female'] } },
        { code: 'minority', title: 'Dân tộc', where: { minority: ['yes'] } },
        { code: 'female_minority', title: 'Nữ dân tộc', where: { sex: ['female'], minority: ['yes'] } },
      ],
      rows: [
        { code: 'all', title: 'Tổng số học sinh', from: { kind: 'query', records: 'pupils' } },
        ...[1, 2, 3, 4, 5].map((grade) => ({
          code: `g${grade}`,
          title: `Lớp ${grade}`,
          indent: 1 as const,
          from: { kind: 'query' as const, records: 'pupils' as const, where: { grade: [String(grade)] } },
        })),
      ],
    },
  ],
  checks: [],
};
