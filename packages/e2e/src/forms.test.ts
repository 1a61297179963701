import { schoolYear } from '@truong/api/testing/factories';
import { runFilingChecks } from '@truong/api/testing/filing-checks';
import { publishTrialForm } from '@truong/api/testing/trial-form';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** A school fills a form by keyboard, files it, the department looks at what is odd and accepts, the school asks to have it opened. */
describe('a form', () => {
  let stage: Stage;
  let page: Page;
  let office: Page;
  beforeAll(async () => {
    stage = await openStage({ pupils: 5, port: 4271 });
    await publishTrialForm(stage.w.world);
    await stage.w.world.owner
      .insertInto('formPeriod')
      .values({
        ...{ formCode: 'upper-secondary-start', schoolYear, period: 'start' },
        ...{ opensOn: '2025-05-01', dueOn: '2025-05-10', countedOn: '2025-05-15' },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    ({ page } = await stage.enter(stage.w.people.principal.username, '/forms'));
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (of: Page, name: string) => {
    await shot(of, name);
    expect(await findViolations(of), name).toEqual([]);
  };
  const figure = (name: string, of = page) => of.getByRole('button', { name: new RegExp(`^${name}:`) });

  it('stands in the list of the year with its window', async () => {
    await page.getByRole('link', { name: 'Biểu thử' }).waitFor();
    await page.getByText('Quá hạn').waitFor();
    await sound(page, 'forms');
    await page
      .getByRole('link', { name: /trung học phổ thông|THPT/i })
      .first()
      .click();
    await page.getByText(/Số liệu tính đến 15\/05\/2025/).waitFor();
    await sound(page, 'form-upper');
  });

  it('is filled by keyboard: what is typed is saved, formulas follow, what is typed over asks why', async () => {
    await page.goto(`${stage.address}/staff/forms/trial/start`);
    await figure('Học sinh, Tổng số').waitFor();
    await figure('Học sinh, Tổng số').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await figure('Còn lại, Tổng số').filter({ hasText: '3' }).waitFor();
    await figure('Trong đó nhận hỗ trợ, Nữ').focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.getByText('Mọi kiểm tra đều đạt').waitFor();
    await figure('Học sinh, Tổng số').focus();
    await page.keyboard.type('6');
    await page.keyboard.press('Enter');
    await page.getByLabel('Vì sao khác với hồ sơ').fill('Một em học nhờ');
    await sound(page, 'form-note');
    await page.getByRole('button', { name: 'Lưu ghi chú' }).click();
    await figure('Còn lại, Tổng số').filter({ hasText: '4' }).waitFor();
    await sound(page, 'form');
  });

  it('keeps what is typed without a network over a reload, and sends it when it is back', async () => {
    await page.route('**/trpc/forms.saveEntries**', (route) => route.abort());
    await figure('Trong đó nhận hỗ trợ, Tổng số').focus();
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await page.getByText('1 ô chờ mạng để lưu').waitFor();
    await page.reload();
    await figure('Trong đó nhận hỗ trợ, Tổng số').filter({ hasText: '3' }).waitFor();
    await page.unroute('**/trpc/forms.saveEntries**');
    await expect
      .poll(async () => (await stage.w.callers.principal.forms.draft(of())).versions['size!poor@total'], {
        timeout: 20_000,
      })
      .toBe(2);
  });
  const of = () => ({ unitId: stage.w.school, schoolYear, formCode: 'trial', period: 'start' as const });

  it('names whom a figure counts, and is filed', async () => {
    await figure('Học sinh, Nữ').click();
    await page.getByRole('dialog').getByRole('row').nth(1).waitFor();
    await sound(page, 'form-rows');
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).click();
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Đã gửi bản số 1').waitFor();
  });

  it('says in lists that the records have moved since, and what waits', async () => {
    await stage.w.world.owner
      .updateTable('pupil')
      .set(({ not, ref }) => ({ isFemale: not(ref('isFemale')) }))
      .where('unitId', '=', stage.w.school)
      .execute();
    await runFilingChecks(stage.w.world);
    await page.goto(`${stage.address}/staff/forms`);
    await page.getByRole('cell', { name: /\d số liệu khác bản đã gửi/ }).waitFor();
    await sound(page, 'forms-moved');
    await page.goto(`${stage.address}/staff/notices`);
    await page.getByRole('link', { name: '1 báo cáo đã gửi nay khác với hồ sơ của trường.' }).waitFor();
    await sound(page, 'forms-waiting');
    await page.goto(`${stage.address}/staff/forms/trial/start`);
  });

  it('is looked at by the department where it is odd, and accepted with others at once', async () => {
    ({ page: office } = await stage.enter(
      stage.w.officers.department.username,
      '/form-reviews?form=trial&period=start',
    ));
    await office.getByText('1/1 trường đã gửi').waitFor();
    await office.getByLabel('Lọc').selectOption({ label: 'Hồ sơ nay khác bản gửi' });
    await office.getByRole('rowheader').getByRole('link').waitFor();
    await sound(office, 'form-reviews');
    await office.getByRole('rowheader').getByRole('link').click();
    await office.getByText('Bản số 1', { exact: true }).waitFor();
    await figure('Học sinh, Tổng số', office).focus();
    await office.getByText('Một em học nhờ').waitFor();
    await office.getByRole('link', { name: 'Về bảng duyệt' }).first().waitFor();
    await sound(office, 'form-filing');
    await office.goBack();
    await office.getByLabel('Chọn mọi trường đang chờ tôi duyệt').check();
    await office.getByRole('button', { name: 'Duyệt 1 báo cáo' }).click();
    await office.getByText('1 báo cáo sẽ được duyệt.').waitFor();
    await sound(office, 'form-accept-many');
    await office.getByRole('dialog').getByRole('button', { name: 'Duyệt 1 báo cáo' }).click();
    await office.getByText('Đã duyệt 1 báo cáo.').waitFor();
  });

  it('is shut then, and the school asks to have it opened', async () => {
    await page.reload();
    await page.getByText('Sở đã duyệt').waitFor();
    await page.getByRole('button', { name: 'Yêu cầu mở khóa' }).click();
    await page.getByLabel('Lý do').fill('Thiếu một lớp');
    await sound(page, 'form-ask-unlock');
    await page.getByRole('dialog').getByRole('button', { name: 'Yêu cầu mở khóa' }).click();
    await page.getByText('đang chờ cấp trên').waitFor();
  });
});
