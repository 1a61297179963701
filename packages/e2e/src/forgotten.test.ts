import { newPerson } from '@truong/api/testing/factories';
import { catchLetters } from '@truong/server/testing/catch-letters';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import { openStage, type Stage, shot } from './stage.ts';

/** From a forgotten password to a new one, by way of a letter. */
describe('a forgotten password', () => {
  let stage: Stage;
  let post: Awaited<ReturnType<typeof catchLetters>>;
  beforeAll(async () => {
    post = await catchLetters();
    const mail = { smtpUrl: post.url, from: 'cong@truong.example', publicUrl: 'https://truong.example' };
    stage = await openStage({ pupils: 1, port: 4195, mail });
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    post?.close();
  });

  const sound = async (page: Page, name: string) => {
    await shot(page, name);
    expect(await findViolations(page), name).toEqual([]);
  };

  it('is asked for on the sign-in page and set where the letter leads', async () => {
    const { owner } = stage.w.world;
    const teacher = await newPerson(owner, { role: 'subject_teacher', unitId: stage.w.school });
    const before = await stage.enter(teacher.username, '/account');
    await before.page.getByLabel('Thư điện tử').fill('co.lan@truong.example');
    await before.page.getByRole('button', { name: 'Lưu địa chỉ' }).click();
    await before.page.getByText('Khai địa chỉ thư điện tử').waitFor();
    await sound(before.page, 'forgotten-email');

    const { page, context } = await stage.open('/');
    await page.getByRole('link', { name: 'Quên mật khẩu' }).click();
    await page.getByLabel('Tên đăng nhập').fill(teacher.username);
    await sound(page, 'forgotten-ask');
    await page.getByRole('button', { name: 'Gửi liên kết' }).click();
    await page.getByText('thư sẽ đến trong vài phút').waitFor();
    await sound(page, 'forgotten-sent');
    await expect.poll(() => post.letters.length, { timeout: 10_000 }).toBe(1);
    const path = post.letters[0]?.text.match(/https:\/\/truong\.example(\S+)/)?.[1];

    await page.goto(`${stage.address}${path}`);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill('hoa gạo tháng ba nở');
    await page.getByLabel('Nhập lại mật khẩu mới').fill('hoa gạo tháng ba nở');
    await sound(page, 'forgotten-new');
    await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
    await page.getByText('Đã đặt mật khẩu mới.').waitFor();
    await sound(page, 'forgotten-set');
    await page.getByRole('link', { name: 'Đăng nhập' }).click();
    await page.getByLabel('Tên đăng nhập').fill(teacher.username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill('hoa gạo tháng ba nở');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('banner').waitFor();
    await before.page.reload();
    await before.page.getByLabel('Mật khẩu', { exact: true }).waitFor();
    await Promise.all([context.close(), before.context.close()]);
  });
});
