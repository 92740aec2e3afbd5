import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, hasChromium, openBrowser, type OpenBrowser, shoot } from './open-browser.ts';

describe.skipIf(!hasChromium)('案头：下级记录、批量办理、留言（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let base: string;

  beforeAll(async () => {
    house = await openBrowser();
    base = `${house.base}/c/qinghe/console`;
  }, 120_000);
  afterAll(() => house?.close());

  test('从会议页面添一条督办：会议已经填好，回来就看得到灯', async () => {
    const page = await house.signIn('1001', 'phone');
    await page.goto(`${base}/ledgers/meeting?unit=of`);
    await page.click('main li a.title');
    await page.click('text=添一条督办协调');
    await page.waitForSelector('text=属于《会议与议定事项》');
    await page.fill('#matter', '各校公布校务公开清单');
    await page.fill('#owner', '教务处主任');
    await page.fill('#dueOn', '2030-01-01');
    await page.press('#dueOn', 'Enter');
    expect(await fits(page)).toBe(true);
    await page.click('button[type=submit]');
    await page.waitForSelector('section[aria-label="督办协调"] .light-green');
    expect(await page.textContent('section[aria-label="督办协调"]')).toContain('各校公布校务公开清单');
    await shoot(page, 'children-phone');
    await page.click('section[aria-label="督办协调"] a.title');
    await page.waitForSelector('text=属于《会议与议定事项》');
    await page.context().close();
  }, 60_000);

  test('批量退回：断网的一批说没有送达，再送一次，一件也不多不少', async () => {
    const page = await house.signIn('1001', 'desk');
    await page.goto(`${base}/ledgers/meeting?state=已报送`);
    await page.waitForSelector('main li input[type=checkbox]');
    const count = await page.locator('main li input[type=checkbox]:not([disabled])').count();
    await page.check('label:has-text("选中列出的") input');
    await page.click('section[aria-label="批量办理"] button:has-text("退回")');
    await page.fill('#batch-reason', '应到和实到对不上');
    await page.context().setOffline(true);
    await page.click(`button:has-text("退回这 ${count} 件")`);
    await page.waitForSelector(`text=再送一次没有送达的 ${count} 件`);
    await shoot(page, 'batch-offline');
    await page.context().setOffline(false);
    await page.click(`text=再送一次没有送达的 ${count} 件`);
    await page.waitForSelector(`[role=status]:has-text("办成 ${count} 件")`);
    await page.click('text=看完了');
    await page.waitForSelector('section[aria-label="批量办理的结果"]', { state: 'detached' });
    expect(await page.locator('main li input[type=checkbox]:not([disabled])').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  test('留言提到校长：他的待办里有，打开看过就没有了', async () => {
    const page = await house.signIn('2001', 'phone');
    await page.goto(`${base}/ledgers/semester-report`);
    await page.click('main li a.title');
    await page.waitForSelector('#comment');
    await page.fill('#comment', '第三部分请您看一下');
    await page.click('#comment-to');
    await page.fill('#comment-to', '校长');
    await page.click('.ant-select-item-option >> text=校长');
    await page.keyboard.press('Escape');
    await page.click('button:has-text("发送")');
    await page.waitForSelector('.said:has-text("第三部分请您看一下")');
    expect(await fits(page)).toBe(true);
    await shoot(page, 'comment-phone');
    const head = await house.signIn('2002', 'phone');
    await head.waitForSelector('section[aria-label="提到我的"]');
    await shoot(head, 'mentions-phone');
    await head.click('section[aria-label="提到我的"] a.title');
    await head.waitForSelector('.said');
    await head.waitForTimeout(500);
    await head.click('nav a:has-text("我的待办")');
    await head.waitForSelector('h1:has-text("我的待办")');
    await head.waitForSelector('section[aria-label="提到我的"]', { state: 'detached' });
    expect(house.faults).toEqual([]);
    await page.context().close();
    await head.context().close();
  }, 60_000);
});
