import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totp } from '../totp.ts';
import { fits, hasChromium, openBrowser, type OpenBrowser } from './open-browser.ts';

describe.skipIf(!hasChromium)('真实浏览器里建起一个县（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let secret = '';

  beforeAll(async () => {
    house = await openBrowser([['county', 'add', 'anhe', '安和县'], ['county', 'list']]);
  }, 120_000);
  afterAll(() => house?.close());

  const button = (page: Page, words: string): Promise<void> => page.click(`button:has-text("${words}")`);

  async function enter(page: Page, staffNo: string, password: string): Promise<void> {
    await page.goto(`${house.base}/c/anhe/console`);
    await page.fill('#staffNo', staffNo);
    await page.fill('#password', password);
    await page.click('button[type=submit]');
  }

  test('命令行建县，第一次登录：改密码、扫码设两步验证，手机上放得下', async () => {
    const password = /一次性密码\s+(\S+)/.exec(house.printed[0] ?? '')?.[1] ?? '';
    expect(house.printed[1]).toContain('anhe\t安和县');
    const page = await house.open('phone');
    await enter(page, 'admin', password);
    await page.waitForSelector('text=请先修改密码');
    await page.fill('#currentPassword', password);
    await page.fill('#newPassword', 'Anhe-2026-own');
    await button(page, '修改密码');
    await page.waitForSelector('text=请先设置两步验证');
    await page.fill('#password', 'Anhe-2026-own');
    await button(page, '开始设置');
    await page.waitForSelector('.qr svg');
    expect(await fits(page)).toBe(true);
    secret = `otpauth://totp/x?secret=${(await page.textContent('.secret') ?? '').replaceAll(' ', '')}`;
    await page.fill('#code', '000000');
    await button(page, '我已抄好');
    await page.waitForSelector('text=验证码不对');
    await page.fill('#code', totp(secret, Date.now()));
    await button(page, '我已抄好');
    await page.waitForSelector('h1:has-text("我的待办")');
    expect(house.faults).toEqual([]);
  });

  test('再登录要验证码；加学校、岗位、人员，定由谁担任，发账户，沿革里看得到；填错了内容还在', async () => {
    const page = await house.open('desk');
    await enter(page, 'admin', 'Anhe-2026-own');
    await page.waitForSelector('text=手机上的六位动态验证码');
    await page.fill('#code', totp(secret, Date.now()));
    await button(page, '验证');
    await page.waitForSelector('h1:has-text("我的待办")');
    await page.click('nav >> text=组织');
    await button(page, '加一个单位');
    await page.fill('#name', '安和县教育局');
    await page.click('#kind');
    await page.click('.ant-select-item-option >> text=乡镇中心校');
    await page.keyboard.press('Tab');
    await button(page, '保存');
    await page.waitForSelector('text=已经有同名的在用');
    expect(await page.inputValue('#name')).toBe('安和县教育局');
    await page.fill('#name', '石桥镇中心校');
    await page.press('#name', 'Enter');
    await page.waitForSelector('button:has-text("石桥镇中心校")');
    await page.focus('button:has-text("石桥镇中心校")');
    await page.keyboard.press('Enter');
    await button(page, '加一个岗位');
    await page.fill('#title', '教务主任');
    await page.click('#roles');
    await page.click('.ant-select-item-option >> text=学校经办人');
    await page.keyboard.press('Escape');
    await button(page, '保存');
    await page.waitForSelector('.post >> text=教务主任');
    await page.click('text=人员与账户');
    await button(page, '加一个人');
    await page.fill('#staffNo', '20001');
    await page.fill('#name', '一号教师');
    await page.press('#name', 'Enter');
    await page.waitForSelector('.who:has-text("一号教师")');
    await page.click('[aria-label="发账户 一号教师"]');
    await page.click('.ant-popconfirm-buttons button.ant-btn-primary');
    const password = await page.textContent('.onetime code');
    expect(password).toMatch(/^[a-z2-9-]{19}$/);
    await page.click('text=单位与岗位');
    await page.click('button:has-text("石桥镇中心校")');
    await page.click('[aria-label="定 教务主任 由谁担任"]');
    await page.fill('#personId', '20001');
    await page.click('.ant-select-item-option >> text=一号教师');
    await button(page, '保存');
    await page.waitForSelector('.post >> text=一号教师（20001）');
    expect(await fits(page)).toBe(true);
    await page.click('.rows > li:has-text("石桥镇中心校") >> text=沿革 >> nth=0');
    await page.waitForSelector('text=办理经过');
    expect(await page.textContent('main')).toContain('登记');

    const clerk = await house.open('phone');
    await enter(clerk, '20001', password ?? '');
    await clerk.waitForSelector('text=请先修改密码');
    expect(house.faults).toEqual([]);
  });

  test('组织各页在手机上放得下，键盘到得了；举报页面说没有开通', async () => {
    const page = await house.open('phone');
    await enter(page, 'admin', 'Anhe-2026-own');
    await page.waitForSelector('text=手机上的六位动态验证码');
    await page.fill('#code', totp(secret, Date.now() + 30_000));
    await button(page, '验证');
    await page.waitForSelector('h1:has-text("我的待办")');
    for (const [tab, seen] of [['units', '石桥镇中心校'], ['people', '一号教师'], ['semesters', '秋季学期'], ['waiting', '没有等待确认的']] as const) {
      await page.goto(`${house.base}/c/anhe/console/organisation?tab=${tab}`);
      await page.waitForSelector(`main >> text=${seen}`);
      expect([tab, await fits(page)]).toEqual([tab, true]);
    }
    await page.goto(`${house.base}/c/anhe/console/account`);
    await page.waitForSelector('text=本次登录');
    expect(await fits(page)).toBe(true);
    const report = await house.open('phone');
    await report.goto(`${house.base}/c/anhe/report`);
    expect(await report.textContent('main')).toContain('12388');
    expect([await fits(report), await report.locator('script').count(), (await report.context().cookies()).length]).toEqual([true, 0, 0]);
    expect(house.faults).toEqual([]);
  });
});
