import { sheetOf } from '@truong/api/testing/school';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

const requestId = () => crypto.randomUUID();

/** A cluster of topics from the plan of a class to its column; and a circular that the department puts before the table. */
describe('clusters of learning topics', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 5, port: 4251 });
    const { w } = stage;
    const subjectCode = 'physics';
    await w.world.owner
      .insertInto('subject')
      .values({ code: subjectCode, name: 'Vật lí', shortName: 'Lí', sortOrder: 90 })
      .execute();
    const place = { unitId: w.school, schoolYear: w.of.schoolYear, classId: w.classId, subjectCode };
    await w.world.owner
      .insertInto('teaching')
      .values({ ...place, staffId: w.people.teacherStaff, validFrom: '2024-09-05' })
      .execute();
    await w.callers.principal.organisation.savePlanLine({
      ...{ ...place, grade: 10, kind: 'score', periods: 70, isChosen: false, requestId: requestId() },
    });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (of: Parameters<typeof shot>[0], name: string) => {
    await shot(of, name);
    expect(await findViolations(of), name).toEqual([]);
  };

  it('are planned for a class, with the pupils who take them', async () => {
    const { w } = stage;
    const { page, context } = await stage.enter(w.people.principal.username, `/classes/${w.classId}`);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Sửa Vật lí' }).click();
    await dialog.getByLabel('Cụm chuyên đề kết thúc ở học kỳ II').fill('1');
    await sound(page, 'plan-clusters');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: 'Chọn học sinh học chuyên đề Vật lí: Cả lớp' }).click();
    await dialog.getByLabel('Chỉ những học sinh được chọn').check();
    await dialog.getByRole('checkbox').nth(1).uncheck();
    await dialog.getByText('Đã chọn 4 trong 5 học sinh').waitFor();
    await sound(page, 'cluster-pupils');
    await dialog.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: 'Chọn học sinh học chuyên đề Vật lí: 4 học sinh' }).waitFor();
    await sound(page, 'class-plan-clusters');
    await context.close();
  });

  it('have a column on the sheet that is closed to who takes none', async () => {
    const { w } = stage;
    await w.callers.principal.gradebook.openTerm({ ...w.of, requestId: requestId() });
    const ref = await sheetOf(w, 'physics');
    const { page, context } = await stage.enter(w.people.teacher.username, `/sheets/${ref.sheetId}`);
    await page.getByRole('columnheader', { name: /Cụm chuyên đề học tập 1/ }).waitFor();
    // Three regular marks, then the cluster; six cells and the result in a row.
    await page.getByRole('gridcell').nth(3).click();
    await page.keyboard.type('8,5');
    await page.keyboard.press('Enter');
    await page.getByText('Đã lưu', { exact: true }).waitFor();
    await page.getByText('Học sinh này không học cụm chuyên đề của môn.').first().waitFor();
    await sound(page, 'sheet-clusters');
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    const { cells, pupils } = await w.callers.teacher.gradebook.sheet(ref);
    expect(cells.map(({ pupilId, slot, value }) => [pupilId, slot, value])).toEqual([[pupils[0]?.pupilId, 'c1', '85']]);
    await context.close();
  });

  it('a circular goes before the table, with words for what cannot stand', async () => {
    const { page, context } = await stage.enter(stage.w.officers.department.username, '/rule-settings');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: /Đổi cài đặt: Thông tư nào áp dụng/ }).click();
    await dialog.getByRole('button', { name: 'Thêm dòng' }).click();
    await dialog.getByText('Xin chọn ít nhất một khối.').waitFor();
    await dialog.getByText('Khối 5', { exact: true }).click();
    await dialog.getByText(/Thông tư này không dành cho mọi khối đã chọn/).waitFor();
    await dialog.getByText('Khối 5', { exact: true }).click();
    await dialog.getByText('Khối 12', { exact: true }).click();
    await dialog.getByLabel('Lý do hoặc số văn bản').fill('Công văn thí điểm số 12');
    await sound(page, 'regime-rows');
    await dialog.getByRole('button', { name: 'Lưu cài đặt' }).click();
    await page
      .getByText(/^Khối 12: Thông tư 22\/2021/)
      .first()
      .waitFor();
    await page.getByText(/Công văn thí điểm số 12/).waitFor();
    await sound(page, 'rule-settings-regimes');

    await page.getByRole('button', { name: /Đổi cài đặt: Ô dưới bao nhiêu người/ }).click();
    await dialog.getByLabel('Ẩn ô dưới (người)').fill('10');
    await dialog.getByLabel('Lý do hoặc số văn bản').fill('Công văn công bố số 5');
    await dialog.getByRole('button', { name: 'Lưu cài đặt' }).click();
    await page.getByRole('cell', { name: /Dưới 10 người Mặc định: Dưới 5 người/ }).waitFor();
    await page.getByRole('heading', { name: 'Công bố số liệu' }).scrollIntoViewIfNeeded();
    await sound(page, 'rule-settings-small-cells');
    await context.close();
  });
});
