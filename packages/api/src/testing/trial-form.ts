import type { Form } from '@truong/rules/statistics/form';
import { schoolYear } from './factories.ts';
import type { World } from './world.ts';

/** A small form of upper-secondary schools: pupils counted, one figure typed, one worked out, a check that blocks and one that does not. */
export const trialForm: Form = {
  code: 'trial',
  version: 1,
  name: 'Biểu thử',
  source: 'tests',
  series: 'trial',
  periodKind: 'start',
  filers: { levels: ['upper_secondary', 'lower_secondary'] },
  review: 'nearest_then_department',
  sections: [
    {
      code: 'size',
      title: 'Quy mô',
      columns: [
        { code: 'total', title: 'Tổng số' },
        { code: 'female', title: 'Nữ', where: { sex: ['female'] } },
      ],
      rows: [
        { code: 'pupils', title: 'Học sinh', from: { kind: 'query', records: 'pupils' } },
        { code: 'poor', title: 'Trong đó nhận hỗ trợ', from: { kind: 'typed' } },
        { code: 'rest', title: 'Còn lại', from: { kind: 'formula', formula: '[pupils] - [poor]' } },
      ],
    },
  ],
  checks: [
    {
      code: 'part',
      left: '[poor]',
      operator: '<=',
      right: '[pupils]',
      each: { section: 'size', over: 'columns' },
      missing: 'fails',
      severity: 'high',
      instruction: 'Số nhận hỗ trợ không vượt quá số học sinh.',
    },
    {
      code: 'few',
      left: '[size!poor@total]',
      operator: '<',
      right: '[size!pupils@total]',
      missing: 'skip',
      severity: 'low',
      instruction: 'Cả trường đều nhận hỗ trợ: xin ghi chú.',
    },
  ],
};

/** The form published, with a window that is open on the tests' day. */
export async function publishTrialForm({ owner }: World, form: Form = trialForm): Promise<void> {
  await owner
    .insertInto('formVersion')
    .values({
      formCode: form.code,
      version: form.version,
      definition: JSON.stringify(form),
      state: 'published',
      publishedAt: new Date(),
    })
    .execute();
  await owner
    .insertInto('formPeriod')
    .values({
      formCode: form.code,
      schoolYear,
      period: 'start',
      opensOn: '2025-05-01',
      dueOn: '2025-05-25',
      countedOn: '2025-05-15',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
