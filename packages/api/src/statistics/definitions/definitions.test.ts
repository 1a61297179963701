import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../../testing/factories.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../../testing/school.ts';
import { trialForm } from '../../testing/trial-form.ts';

const requestId = () => crypto.randomUUID();
const survey = { ...trialForm, code: 'survey', series: 'survey', name: 'Khảo sát hỗ trợ' };

describe('a form made by the department', () => {
  let w: SchoolWorld;
  const editor = () => w.callers.department.formEditor;
  const save = (definition: typeof survey) => editor().save({ definition, requestId: requestId() });
  const publish = (version: number) => editor().publish({ formCode: 'survey', version, requestId: requestId() });

  beforeAll(async () => {
    w = await newSchoolWorld({ grade: 9 });
  }, 60_000);
  afterAll(() => w.world.close());

  it('stands beside the shipped ones as a draft that no school sees', async () => {
    const shipped = await editor().list({ schoolYear });
    expect(shipped.filter(({ series }) => series === 'sector')).toHaveLength(15);
    expect(await save(survey)).toEqual({ problems: [] });
    const forms = await editor().list({ schoolYear });
    expect(forms.find(({ formCode }) => formCode === 'survey')).toMatchObject({
      name: 'Khảo sát hỗ trợ',
      versions: [{ version: 1, state: 'draft', isShipped: false, savedBy: expect.any(String) }],
      windows: [],
    });
    const seen = await w.callers.principal.forms.list({ unitId: w.school, schoolYear });
    expect(seen.map(({ formCode }) => formCode)).toEqual(['lower-secondary-term']);
  });

  it('is kept with its faults, and published without any', async () => {
    const [section] = survey.sections;
    const broken = {
      ...survey,
      sections: [
        {
          ...(section as NonNullable<typeof section>),
          rows: [{ code: 'rest', title: 'Còn lại', from: { kind: 'formula' as const, formula: '[nobody] -' } }],
        },
      ],
      checks: [],
    };
    const { problems } = await save(broken);
    expect(problems.map(({ code, where }) => [code, where])).toContainEqual(['bad_formula', 'size!rest@total']);
    expect(await refusalOf(publish(1))).toMatchObject({ code: 'FORM_INVALID', data: { problems } });
    await save(survey);
  });

  it('of which the shape is wrong is refused with the place', async () => {
    const wrong = { ...survey, sections: [{ code: 'Size!', title: 'Quy mô', rows: [], columns: [] }] };
    expect(await refusalOf(save(wrong as unknown as typeof survey))).toMatchObject({
      code: 'INPUT_INVALID',
      data: { fields: { 'definition.sections.0.code': ['bad_code'], 'definition.sections.0.rows': ['no_rows'] } },
    });
  });

  it('is tried on the records of a school before anybody files it', async () => {
    const tried = await editor().try({ definition: survey, unitId: w.school, schoolYear });
    expect(tried.figures).toContainEqual({
      ...{ key: 'size!pupils@total', source: 'computed', value: 6, absent: null },
    });
    expect(tried.figures.find(({ key }) => key === 'size!rest@total')).toMatchObject({
      absent: { kind: 'not_entered' },
    });
    expect(tried.findings).toMatchObject([{ check: 'part', outcome: 'missing' }, { check: 'part' }]);
    const broken = { ...survey, checks: [{ ...(survey.checks[1] as (typeof survey.checks)[number]), left: '1 +' }] };
    expect(await editor().try({ definition: broken, unitId: w.school, schoolYear })).toMatchObject({
      figures: [],
      problems: [{ code: 'bad_formula', where: 'few' }],
    });
  });

  it('once published is filed in its windows and never changes: a change is the next version', async () => {
    await publish(1);
    const windows = { schoolYear, period: 'start' as const, opensOn: '2025-05-01', dueOn: '2025-05-25' };
    const saved = await editor().saveWindows({
      ...{ of: { kind: 'series', series: 'survey' }, ...windows, countedOn: '2025-05-15', requestId: requestId() },
    });
    expect(saved).toEqual({ forms: 1 });
    const list = await w.callers.principal.forms.list({ unitId: w.school, schoolYear });
    expect(list.at(-1)).toMatchObject({ formCode: 'survey', period: 'start', countedOn: '2025-05-15' });
    expect(await refusalOf(save({ ...survey, name: 'Tên khác' }))).toMatchObject({ code: 'FORM_PUBLISHED' });
    expect(await refusalOf(publish(1))).toMatchObject({ code: 'FORM_PUBLISHED' });
    expect(await save({ ...survey, version: 2, name: 'Tên khác' })).toEqual({ problems: [] });
    expect(await editor().read({ formCode: 'survey', version: 2 })).toMatchObject({
      form: { name: 'Tên khác' },
      state: 'draft',
      published: { name: 'Khảo sát hỗ trợ', version: 1 },
    });
    const draft = await w.callers.principal.forms.draft({
      ...list[0],
      unitId: w.school,
      schoolYear,
      formCode: 'survey',
      period: 'start',
    });
    expect(draft.form.name).toBe('Khảo sát hỗ trợ');
  });

  it('a window reaches every form of a series that has the period, and none that has not', async () => {
    const days = { schoolYear, opensOn: '2025-05-01', dueOn: '2025-06-10', countedOn: null };
    const of = { kind: 'series' as const, series: 'sector' };
    expect(await editor().saveWindows({ of, period: 'end', ...days, requestId: requestId() })).toEqual({ forms: 5 });
    expect(
      await refusalOf(editor().saveWindows({ of, period: 'month-09', ...days, requestId: requestId() })),
    ).toMatchObject({ code: 'NOT_FOUND' });
    const turned = { ...days, dueOn: '2025-04-01' };
    expect(
      await refusalOf(editor().saveWindows({ of, period: 'end', ...turned, requestId: requestId() })),
    ).toMatchObject({ code: 'CALENDAR_REFUSED' });
  });

  it('is nothing for a school or a district to make', async () => {
    for (const caller of [w.callers.principal, w.callers.district])
      expect(await refusalOf(caller.formEditor.save({ definition: survey, requestId: requestId() }))).toMatchObject({
        code: 'FORBIDDEN',
      });
  });
});
