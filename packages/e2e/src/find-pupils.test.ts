import { schoolYear } from '@truong/api/testing/factories';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** The find-anything box looks pupils up as one types. */
describe('finding a pupil from any page', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 4, port: 4198 });
    const [first] = await stage.w.world.owner.selectFrom('pupil').select('id').orderBy('id').execute();
    await stage.w.callers.principal.people.savePupil({
      unitId: stage.w.school,
      schoolYear,
      pupilId: first?.id ?? 0,
      requestId: crypto.randomUUID(),
      set: { fullName: 'Giàng Thị Đông' },
    });
  }, 120_000);
  afterAll(() => stage?.close());

  it('shows name with what matched, class, school and birth date, asks once for a word typed fast, and opens by Enter', async () => {
    const { page, context } = await stage.enter(stage.w.people.principal.username, '/term');
    let asked = 0;
    page.on('request', (request) => {
      if (request.url().includes('people.searchPupils')) asked += 1;
    });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('dong gi', { delay: 20 });
    const option = page.getByRole('option', { name: /Giàng Thị Đông/ });
    await option.waitFor();
    expect(asked).toBe(1);
    expect(await option.locator('mark').allTextContents()).toEqual(['Gi', 'Đông']);
    expect(await option.textContent()).toMatch(/10A1 · school \d+ · \d\d\/\d\d\/\d{4}/);
    await shot(page, 'find-pupil');
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Giàng Thị Đông' }).waitFor();
    await context.close();
  });

  it('reaches the department’s officers across schools, by the mouse too', async () => {
    const { page, context } = await stage.enter(stage.w.officers.department.username, '/units');
    await page.keyboard.press('/');
    await page.keyboard.type('dong');
    await page.getByRole('option', { name: /Giàng Thị Đông/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Giàng Thị Đông' }).waitFor();
    await context.close();
  });
});
