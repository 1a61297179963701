import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { verifyOutcomes } from '../../verify/verify-outcomes.ts';

describe('a rule setting of a province', () => {
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool();
  }, 60_000);
  afterAll(() => w.world.close());

  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  const requestId = () => crypto.randomUUID();
  const reason = 'Theo văn bản hướng dẫn của Sở';
  const save = (name: 'minSubjects' | 'gioiToKem' | 'markCountOverrides' | 'regimeTable', value: unknown) =>
    w.callers.department.gradebook.saveRuleSetting({
      ...{ schoolYear: pastYear, name, reason, requestId: requestId() },
      value: value as null,
    });
  const outcomesOf = async (grade: 8 | 9) =>
    (
      await w.callers.principal.gradebook.outcomes({
        ...of(),
        period: 'term-1',
        classId: w.classes[grade].classId,
      })
    ).pupils;

  it('has its default until the department decides, and takes no value that it does not have', async () => {
    const { settings, canChange } = await w.callers.principal.gradebook.ruleSettings({ schoolYear: pastYear });
    expect(canChange).toBe(false);
    expect(settings.find(({ name }) => name === 'gioiToKem')).toEqual({
      ...{ name: 'gioiToKem', value: 'asKha', isDefault: true, changes: [] },
    });
    expect(await refusalOf(save('gioiToKem', 'often'))).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await refusalOf(save('regimeTable', 'TT22_2021'))).toMatchObject({ code: 'INPUT_INVALID' });
    const asked = { schoolYear: pastYear, name: 'gioiToKem' as const, value: 'none', reason, requestId: requestId() };
    expect(await refusalOf(w.callers.principal.gradebook.saveRuleSetting(asked))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('changes how many marks a sheet has, from the next opening of a term on', async () => {
    const regular = [{ upTo: null, count: 1 }];
    const covid = { regime: 'TT22_2021', schoolYear: pastYear, term: 1, regular, commentSubjects: 1, periodic: null };
    await save('markCountOverrides', [covid]);
    await fillPastTerm(w, 1, () => ({ score: '9', conduct: 'T' }));
    const { sheets } = await w.callers.principal.gradebook.sheets({ ...of(), term: 1 });
    const cells = (grade: 8 | 9) => sheets.filter((one) => one.grade === grade).map((one) => one.requiredCells / 3);
    expect(cells(8)).toEqual([3, 3, 3]);
    expect(Math.max(...cells(9))).toBe(6);
  });

  it('acts on what is closed after it, and is stored with it', async () => {
    await save('minSubjects', { TT22_2021: 2 });
    await w.callers.principal.gradebook.closeTerm({ ...of(), term: 1, requestId: requestId(), decisions: [] });
    expect((await outcomesOf(8)).map(({ learning }) => learning)).toEqual(['good', 'good', 'good']);
    const [pupilId = 0] = w.classes[8].pupilIds;
    const { steps } = await w.callers.principal.gradebook.explain({
      ...{ ...of(), period: 'term-1', classId: w.classes[8].classId, pupilId },
    });
    expect(steps.find(({ decided }) => decided === 'learning_level')?.settings).toContainEqual({
      ...{ name: 'minSubjects', value: 2 },
    });
  });

  it('changed after closing leaves the results and names what would differ, to school and department', async () => {
    expect((await w.callers.principal.gradebook.settingDifferences(of())).periods).toEqual([]);
    await save('minSubjects', null);
    const { periods } = await w.callers.principal.gradebook.settingDifferences(of());
    expect(periods).toMatchObject([{ period: 'term-1', results: 6 }]);
    expect(periods[0]?.settings).toEqual([
      { name: 'minSubjects', was: { TT22_2021: 2, TT43_2021: 5 }, now: { TT22_2021: 6, TT43_2021: 5 } },
    ]);
    expect(periods[0]?.pupils.map(({ className, was, now }) => [className, was.learning, now.learning])).toEqual([
      ['8A1', 'good', 'unsatisfactory'],
      ['8A1', 'good', 'unsatisfactory'],
      ['8A1', 'good', 'unsatisfactory'],
    ]);
    expect((await outcomesOf(8)).map(({ learning }) => learning)).toEqual(['good', 'good', 'good']);
    const office = { unitId: w.department, schoolYear: pastYear };
    expect(await w.callers.department.gradebook.schoolsClosedOtherwise(office)).toMatchObject([
      { unitId: w.school, periods: ['term-1'], results: 6 },
    ]);
    expect(await w.callers.department.gradebook.settingDifferences(of())).toEqual({ periods });
    const asked = w.callers.teacher.gradebook.settingDifferences(of());
    expect(await refusalOf(asked)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('the closed results still verify, and follow the setting once opened and closed again', async () => {
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      expect(await verifyOutcomes(connect(pool), w.school)).toEqual([]);
    } finally {
      await pool.end();
    }
    const term = { ...of(), term: 1 as const };
    await w.callers.principal.gradebook.reopenTerm({ ...term, reason, requestId: requestId() });
    await w.callers.principal.gradebook.closeTerm({ ...term, requestId: requestId(), decisions: [] });
    expect((await outcomesOf(8)).map(({ learning }) => learning)).toEqual(Array(3).fill('unsatisfactory'));
    expect((await w.callers.principal.gradebook.settingDifferences(of())).periods).toEqual([]);
    const { settings } = await w.callers.department.gradebook.ruleSettings({ schoolYear: pastYear });
    expect(settings.find(({ name }) => name === 'minSubjects')?.changes).toMatchObject([
      { value: null, reason },
      { value: { TT22_2021: 2 } },
    ]);
  });

  it('puts circulars before the table; what is closed stays, and who would follow another is named', async () => {
    const row = { regime: 'TT22_2021', programme: 'general', grades: [9], since: pastYear, inForce: null };
    expect(await refusalOf(save('regimeTable', [row, { ...row, grades: [8, 9] }]))).toMatchObject({
      code: 'INPUT_INVALID',
      data: { fields: { value: ['2 overlaps'] } },
    });
    expect(await refusalOf(save('regimeTable', [{ ...row, regime: 'TT99_2030' }]))).toMatchObject({
      code: 'INPUT_INVALID',
    });
    const asked = { schoolYear: pastYear, name: 'regimeTable' as const, value: [row], reason, requestId: requestId() };
    expect(await refusalOf(w.callers.principal.gradebook.saveRuleSetting(asked))).toMatchObject({ code: 'FORBIDDEN' });
    await save('regimeTable', [row]);
    const [term] = (await w.callers.principal.gradebook.settingDifferences(of())).periods;
    expect(term).toMatchObject({ period: 'term-1', settings: [{ name: 'regimeTable', was: [], now: [row] }] });
    expect(term?.pupils.map(({ className, was, now }) => [className, was.circular, now.circular])).toEqual(
      Array(3).fill(['9A1', 'TT58_2011+TT26_2020', 'TT22_2021']),
    );
    // Five levels and an average become four levels and none.
    expect(term?.pupils[0]).toMatchObject({ was: { average: 90 }, now: { average: null } });
    expect((await outcomesOf(9)).map(({ average }) => average)).toEqual([90, 90, 90]);
  });

  it('governs what is opened after it', async () => {
    await w.callers.principal.gradebook.openTerm({ ...of(), term: 2, requestId: requestId() });
    const { sheets } = await w.callers.principal.gradebook.sheets({ ...of(), term: 2 });
    const sheetId = sheets.find(({ grade, subjectCode }) => grade === 9 && subjectCode === 'literature')?.id ?? 0;
    expect(await w.callers.teacher.gradebook.sheet({ ...of(), sheetId })).toMatchObject({ ruleSet: 'TT22_2021' });
    await save('regimeTable', null);
    const { settings } = await w.callers.department.gradebook.ruleSettings({ schoolYear: pastYear });
    expect(settings.find(({ name }) => name === 'regimeTable')).toMatchObject({ isDefault: true, changes: [{}, {}] });
  });
});
