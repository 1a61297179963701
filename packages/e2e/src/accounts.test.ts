import { newPerson, newStaff, password } from '@truong/api/testing/factories';
import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** From a slip of paper to one's own password, a second factor, and who looked. */
describe('accounts', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ pupils: 2, port: 4191 });
  }, 120_000);
  afterAll(() => stage?.close());

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };
  const signIn = async (page: Page, username: string, secret: string) => {
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(secret);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  };
  const dialog = (page: Page) => page.getByRole('dialog');
  const clerk = () => newPerson(stage.w.world.owner, { role: 'school_clerk', unitId: stage.w.school });

  it('a clerk prints slips; their owner changes the password and works', async () => {
    const { owner } = stage.w.world;
    const others = ['Má', 'Sính', 'Chứ', 'Già', 'Pó', 'Vừ'].map((given) => `Giàng Mí ${given}`);
    for (const displayName of ['Nguyễn Thị Lan', 'Nông Thị Lan', 'Lò Văn Páo', ...others]) {
      const person = await newPerson(owner, { role: 'subject_teacher', unitId: stage.w.school });
      await owner.updateTable('account').set({ personId: null }).where('id', '=', person.accountId).execute();
      await newStaff(owner, { unitId: stage.w.school, person: { ...person, displayName } });
    }
    const { page, context } = await stage.enter((await clerk()).username, '/staff-accounts');
    await page.getByRole('checkbox', { name: 'Chọn Nguyễn Thị Lan' }).waitFor();
    await page.getByRole('checkbox', { name: 'Chọn tất cả người chưa có tài khoản' }).check();
    await sound(page, 'staff-accounts');
    await page.getByRole('button', { name: 'Cấp 9 tài khoản' }).click();
    await sound(page, 'issue-question');
    await dialog(page).getByRole('button', { name: 'Cấp 9 tài khoản' }).click();
    const slip = page.getByRole('article', { name: 'Nông Thị Lan' });
    await slip.waitFor();
    await sound(page, 'slips');
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'slips-printed');
    expect(await page.getByRole('button', { name: 'In phiếu' }).isVisible()).toBe(false);
    // Eight a page.
    expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
    const issued = (await slip.getByRole('definition').last().textContent())?.trim() ?? '';
    expect(await slip.getByRole('definition').nth(1).textContent()).toBe('lannt2');
    await context.close();

    const next = await stage.open('/sheets');
    await signIn(next.page, 'lannt2', issued);
    await next.page.getByRole('heading', { name: 'Đổi mật khẩu được cấp' }).waitFor();
    await sound(next.page, 'first-sign-in');
    await next.page.getByLabel('Mật khẩu trên phiếu').fill(issued);
    await next.page.getByLabel('Mật khẩu mới', { exact: true }).fill('ngắn');
    await next.page.getByLabel('Nhập lại mật khẩu mới').fill('ngắn');
    await next.page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await next.page.getByText('Mật khẩu cần ít nhất 10 ký tự').waitFor();
    await next.page.getByLabel('Mật khẩu mới', { exact: true }).fill('hoa gạo tháng ba');
    await next.page.getByLabel('Nhập lại mật khẩu mới').fill('hoa gạo tháng ba');
    await next.page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await next.page.getByRole('heading', { level: 1, name: 'Sổ điểm' }).waitFor();
    await next.context.close();
  });

  it('a second factor is set up with a first code and asked for at the next sign-in; other sessions are ended', async () => {
    const { username } = stage.w.people.teacher;
    const { page, context } = await stage.enter(username, '/account');
    await page.getByText('phiên này').waitFor();
    await sound(page, 'own-account');
    await page.getByRole('button', { name: 'Bật xác thực hai lớp' }).click();
    await dialog(page).getByAltText('Mã QR để ứng dụng xác thực quét').waitFor();
    await sound(page, 'enrol');
    const secret = ((await dialog(page).locator('code').textContent()) ?? '').replaceAll(' ', '');
    await dialog(page).getByLabel('Mã 6 số mà ứng dụng hiện ra').fill(generateSync({ secret }));
    await dialog(page).getByRole('button', { name: 'Bật', exact: true }).click();
    await dialog(page).getByRole('list', { name: 'Mã dự phòng' }).waitFor();
    await sound(page, 'recovery-codes');
    await dialog(page).getByRole('button', { name: 'Đã cất các mã' }).click();
    await page.getByText(/Đang bật từ/).waitFor();

    const next = await stage.open('/account');
    await signIn(next.page, username, password);
    await next.page.getByRole('heading', { name: 'Nhập mã xác thực' }).waitFor();
    await sound(next.page, 'factor-asked');
    await next.page.getByLabel('Mã xác thực').fill('000000');
    await next.page.getByRole('button', { name: 'Tiếp tục' }).click();
    await next.page.getByText('Mã chưa đúng hoặc đã dùng').waitFor();
    const epoch = Math.floor(Date.now() / 1000) + 30;
    await next.page.getByLabel('Mã xác thực').fill(generateSync({ secret, epoch }));
    await next.page.getByRole('button', { name: 'Tiếp tục' }).click();
    await next.page.getByText('Còn 10 mã dự phòng').waitFor();
    await next.page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
    await next.page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).waitFor({ state: 'hidden' });
    await next.page.getByText('Kết thúc phiên đăng nhập khác').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor();
    await context.close();
    await next.context.close();
  });

  it('what weighs most asks for the password again and then goes on by itself', async () => {
    const { owner } = stage.w.world;
    const person = await clerk();
    const { page, context } = await stage.enter(person.username, '/staff-accounts?q=pao');
    await owner
      .updateTable('session')
      .set({ confirmedAt: new Date(0) })
      .where('accountId', '=', person.accountId)
      .execute();
    await page.getByRole('button', { name: 'Việc với tài khoản paolv' }).click();
    await page.getByRole('menuitem', { name: 'Cấp lại mật khẩu' }).click();
    await dialog(page).getByRole('button', { name: 'Cấp lại mật khẩu' }).click();
    const asked = dialog(page).filter({ hasText: 'Xác nhận mật khẩu' });
    await asked.getByLabel('Mật khẩu của thầy cô').fill('sai');
    await asked.getByRole('button', { name: 'Xác nhận' }).click();
    await asked.getByText('Mật khẩu chưa đúng').waitFor();
    await sound(page, 'confirm');
    await asked.getByLabel('Mật khẩu của thầy cô').fill(password);
    await asked.getByRole('button', { name: 'Xác nhận' }).click();
    await page.getByRole('article', { name: 'Lò Văn Páo' }).waitFor();
    await context.close();
  });

  it('an administrator sees as somebody under a banner, and that person is told', async () => {
    const { world, department, people } = stage.w;
    const admin = await newPerson(world.owner, { role: 'administrator', unitId: department });
    const { page, context } = await stage.enter(admin.username, `/accounts?q=${people.homeroom.username}`);
    await page.getByRole('button', { name: `Việc với tài khoản ${people.homeroom.username}`, exact: true }).click();
    await shot(page, 'account-acts');
    await page.getByRole('menuitem', { name: /^Xem như: Giáo viên chủ nhiệm/ }).click();
    await dialog(page).getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByText(`Đang xem như ${people.homeroom.displayName}`).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Sổ điểm' }).waitFor();
    await sound(page, 'seeing');
    await page.getByRole('button', { name: 'Thôi xem' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tài khoản' }).waitFor();
    await context.close();
    const own = await stage.enter(people.homeroom.username, '/account');
    await own.page.getByText('Xem như người này, không ghi được').waitFor();
    await sound(own.page, 'told');
    await own.context.close();
  });
});
