import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brighten, crop, drawScene, toJpeg } from '../scenes.ts';
import { fits, hasChromium, openBrowser, type OpenBrowser } from './open-browser.ts';

describe.skipIf(!hasChromium)('材料和照片，在真实浏览器里（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let folder: string;
  const console_ = (path: string): string => `${house.base}/c/qinghe/console${path}`;
  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qinglian-evidence-'));
    const scene = drawScene(31, 640, 480);
    writeFileSync(file('原来的.jpg'), await toJpeg(scene));
    writeFileSync(file('我校活动.jpg'), await toJpeg(brighten(crop(scene, 0.02), 1.1), 60));
    writeFileSync(file('食品经营许可证.txt'), '许可证');
    house = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Fills an activity, with one photo, and hands it in; its address. */
  async function activity(page: Page, photo: string): Promise<string> {
    await page.goto(console_('/ledgers/activity/new'));
    await page.waitForSelector('#photos', { state: 'attached' });
    await page.fill('#name', '节约午餐周');
    for (const [id, option] of [['kind', '清廉文化'], ['nature', '教育引导']] as const) {
      await page.click(`#${id}`);
      await page.click(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option:has-text("${option}")`);
    }
    await page.click('.ant-checkbox-wrapper:has-text("学生")');
    await page.fill('#heldOn', '2026-09-01');
    await page.keyboard.press('Tab');
    await page.fill('#people', '300');
    await page.setInputFiles('#photos', file(photo));
    await page.waitForSelector('.files img', { timeout: 60_000 });
    return page.url();
  }

  test('材料页：传一份备用、登记有效期、换新版；填报时先看到它，选用就行，不用重传', async () => {
    const page = await house.signIn('2041', 'phone');
    await page.goto(console_('/files'));
    await page.setInputFiles('input[aria-label="上传一份备用"]', file('食品经营许可证.txt'));
    await page.click('button[aria-label="登记 食品经营许可证.txt 的有效期"]');
    await page.fill('input[aria-label="食品经营许可证.txt 的有效期至"]', '2020-01-01');
    await page.keyboard.press('Tab');
    await page.click('.inputs button:has-text("存")');
    await page.waitForSelector('.light-red');
    expect(await fits(page)).toBe(true);
    await page.setInputFiles('input[aria-label="给 食品经营许可证.txt 换新版"]', file('原来的.jpg'));
    await page.waitForSelector('.chip:has-text("第 2 版")', { timeout: 60_000 });
    expect(await page.locator('text=食品经营许可证.txt').count()).toBe(0);
    await page.goto(console_('/ledgers/meeting/new'));
    await page.click('button[aria-label="选用 原来的.jpg"]');
    await page.waitForSelector('button[aria-label="去掉 原来的.jpg"]');
    expect(await fits(page)).toBe(true);
    expect(house.faults).toEqual([]);
  });

  test('邻校用过的照片：报送人看到提示，照样报；办公室并排看到两张', async () => {
    const neighbour = await house.signIn('2003', 'desk');
    await activity(neighbour, '原来的.jpg');
    await neighbour.click('button[type=submit]');
    await neighbour.waitForSelector('text=办理经过');
    const page = await house.signIn('2001', 'phone');
    await activity(page, '我校活动.jpg');
    await page.waitForSelector('text=与别的单位用过的照片相同或相近', { timeout: 60_000 });
    await page.click('button[type=submit]');
    await page.waitForSelector('text=办理经过');
    const office = await house.signIn('1001', 'phone');
    await office.goto(page.url());
    await office.click('details.alike summary');
    // Asked again and again from outside: the page's own policy lets nothing evaluate text within it.
    await expect.poll(() => office.evaluate(`[...document.querySelectorAll('details.alike img')].filter((one) => one.naturalWidth > 0).length`), { timeout: 20_000 }).toBe(2);
    expect(await fits(office)).toBe(true);
    expect(house.faults).toEqual([]);
  });

  test('照片公开：经办人提出，校长在手机上看过、选过才确认得了，公众看到就是那一张', async () => {
    const clerk = await house.signIn('2005', 'phone');
    await activity(clerk, '我校活动.jpg');
    await clerk.click('button[type=submit]');
    await clerk.click('button:has-text("提出公开")', { timeout: 60_000 });
    await clerk.fill('input[aria-label="图片说明"]', '食堂门口的节约宣传栏');
    await clerk.click('.photos button[type=submit]');
    await clerk.waitForSelector('text=照片是您传的，要由另一个人确认');
    const head = await house.signIn('2006', 'phone');
    await head.goto(clerk.url());
    await head.click('button:has-text("看照片并确认")');
    await head.click('.photos button[type=submit]');
    await head.waitForSelector('text=请先选画面里有没有学生');
    await head.click('.ant-radio-wrapper:has-text("没有学生")');
    expect(await fits(head)).toBe(true);
    await head.click('.photos button[type=submit]');
    await head.waitForSelector('.photos b:has-text("已公开")');
    await head.click('p.filters button:has-text("确认")');
    await head.click('form button[type=submit]');
    const address = await head.locator('a:has-text("看公开页面")').getAttribute('href');
    const reader = await house.open('phone');
    await reader.goto(`${house.base}${address}`);
    await expect.poll(() => reader.evaluate(`document.querySelector('figure img[alt="食堂门口的节约宣传栏"]')?.naturalWidth ?? 0`), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await fits(reader)).toBe(true);
    expect(await reader.context().cookies()).toEqual([]);
    await head.click('button:has-text("撤下照片")');
    await head.waitForSelector('.photos b:has-text("已撤下")');
    await reader.reload();
    expect(await reader.locator('figure').count()).toBe(0);
    expect(house.faults).toEqual([]);
  });
});
