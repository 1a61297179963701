import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../testing/past-year.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { verifyOutcomes } from '../verify/verify-outcomes.ts';

describe('a year of two circulars in one school', () => {
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool();
  }, 60_000);
  afterAll(() => w.world.close());

  const of = () => ({ unitId: w.school, schoolYear: pastYear, term: 1 as const });
  const outcomesOf = (grade: 8 | 9) =>
    w.callers.principal.gradebook.outcomes({
      unitId: w.school,
      schoolYear: pastYear,
      period: 'term-1',
      classId: w.classes[grade].classId,
    });

  it('opens each grade under its own: three regular marks of a comment subject by periods, not two', async () => {
    await fillPastTerm(w, 1, () => ({ score: '8,5', conduct: 'K' }));
    const { sheets } = await w.callers.principal.gradebook.sheets(of());
    const cells = (grade: 8 | 9) => sheets.find((one) => one.grade === grade && one.kind === 'comment')?.requiredCells;
    expect([cells(8), cells(9)]).toEqual([3 * 4, 3 * 5]);
  });

  it('takes for conduct the levels of the grade and no others', async () => {
    const { sheets } = await w.callers.principal.gradebook.sheets(of());
    const record = (grade: 8 | 9, text: string) => {
      const { classId, pupilIds } = w.classes[grade];
      const sheetId = sheets.find((one) => one.classId === classId && one.kind === 'homeroom')?.id ?? 0;
      const changes = [{ pupilId: pupilIds[0] ?? 0, slot: 'conduct', text, seenVersion: 1 }];
      const ref = { unitId: w.school, schoolYear: pastYear, sheetId, requestId: crypto.randomUUID() };
      return w.callers.homeroom.gradebook.recordMarks({ ...ref, changes });
    };
    expect(await refusalOf(record(8, 'TB'))).toMatchObject({ code: 'MARKS_INVALID' });
    expect(await refusalOf(record(9, 'Đ'))).toMatchObject({ code: 'MARKS_INVALID' });
    expect((await record(9, 'TB')).saved).toMatchObject([{ value: 'average' }]);
  });

  it('closes into levels, average and title of each, and keeps rule version and settings', async () => {
    await w.callers.principal.gradebook.closeTerm({ ...of(), requestId: crypto.randomUUID(), decisions: [] });
    const [eight, nine] = [await outcomesOf(8), await outcomesOf(9)];
    expect(eight).toMatchObject({ source: 'stored', ruleVersion: 'TT22_2021/1' });
    // Two subjects at 8,5: TT22 asks six for more than Chưa đạt.
    expect(eight.pupils[1]).toMatchObject({ learning: 'unsatisfactory', conduct: 'fair', average: null, title: null });
    expect(nine).toMatchObject({ source: 'stored', ruleVersion: 'TT58_2011+TT26_2020/1' });
    expect(nine.levels.learning).toEqual(['excellent', 'fair', 'average', 'weak', 'poor']);
    expect(nine.pupils[0]).toMatchObject({ learning: 'excellent', conduct: 'average', average: 85, title: null });
    expect(nine.pupils[1]).toMatchObject({ learning: 'excellent', conduct: 'fair', title: 'advanced_pupil' });
  });

  it('counts in the term form the levels of both circulars side by side', async () => {
    const of = { unitId: w.school, schoolYear: pastYear, formCode: 'lower-secondary-term', period: 'term-1' as const };
    const { figures } = await w.callers.principal.forms.draft(of);
    const value = (key: string) => figures.find((figure) => figure.key === key)?.value;
    expect(value('learning!g8@unsatisfactory')).toBe(value('learning!g8@total'));
    expect(value('learning!g9@good')).toBe(value('learning!g9@total'));
    expect(value('conduct!g9@satisfactory')).toBe(1);
  });

  it('is computed again by verify under the stored rules and settings', async () => {
    const pool = openPool(w.world.urls.auditor, { max: 1 });
    try {
      const db = connect(pool);
      expect(await verifyOutcomes(db, w.school)).toEqual([]);
      await sql`update outcome set title = 'good_pupil' where grade = 9 and title = 'advanced_pupil'`.execute(
        w.world.owner,
      );
      expect(await verifyOutcomes(db, w.school)).toHaveLength(2);
      await sql`update outcome set title = 'advanced_pupil' where grade = 9 and title = 'good_pupil'`.execute(
        w.world.owner,
      );
    } finally {
      await pool.end();
    }
  });
});
