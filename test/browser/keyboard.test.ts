import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, type OpenBrowser } from './open-browser.ts';

/** Goes on with the tabulator until what has the focus fits; throws where a whole round of the page has not found it. */
async function tabTo(page: Page, fits: string): Promise<void> {
  for (let i = 0; i < 150; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`(() => { const one = document.activeElement; return one !== null && (${fits})(one); })()`)) return;
  }
  throw new Error(`the keyboard does not reach ${fits}`);
}
const named = (words: string): string => `(one) => (one.textContent || '').trim().startsWith(${JSON.stringify(words)})`;
const withId = (id: string): string => `(one) => one.id === ${JSON.stringify(id)}`;

describe.skipIf(!hasChromium)('只用键盘（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;

  beforeAll(async () => {
    house = await openBrowser();
  }, 120_000);
  afterAll(() => house?.close());

  test('登录、从待办打开一件任务、填表、报送，鼠标一次不用；焦点一直看得见', async () => {
    const page = await house.open('desk');
    await page.goto(`${house.base}/c/qinghe/console`);
    await page.waitForSelector('#password');
    await tabTo(page, withId('staffNo'));
    await page.keyboard.type('2047');
    await tabTo(page, withId('password'));
    await page.keyboard.type('Qinglian-2026');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h1:has-text("我的待办")');
    await page.waitForSelector('main li a.title');
    await tabTo(page, `(one) => one.tagName === 'A' && one.textContent.includes('学期总结与计划')`);
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#season');
    await tabTo(page, withId('season'));
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.ant-select-item-option');
    await page.keyboard.press('Enter');
    for (const [field, words] of [['summary', '键盘写的总结，办了三件事。'], ['shortcomings', '归档慢。'], ['improvements', '每周五核对一次。'], ['plan', '十月公示。']] as const) {
      await tabTo(page, withId(field));
      await page.keyboard.type(words);
    }
    await tabTo(page, `(one) => one.tagName === 'BUTTON' && one.type === 'submit'`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=已送达，等待受理');
    await page.context().close();
  }, 90_000);

  test('列表里选几件、办一步，也只用键盘', async () => {
    const page = await house.signIn('1001', 'desk');
    await page.goto(`${house.base}/c/qinghe/console/ledgers/meeting?state=已报送`);
    await page.waitForSelector('main li input[type=checkbox]');
    for (let i = 0; i < 2; i += 1) {
      await tabTo(page, `(one) => one.type === 'checkbox' && one.closest('li') !== null && !one.checked`);
      await page.keyboard.press('Space');
    }
    await page.waitForSelector('text=已选 2 件');
    await page.evaluate('document.body.focus()');
    await tabTo(page, `(one) => one.tagName === 'BUTTON' && one.textContent.trim() === '退回'`);
    await page.keyboard.press('Enter');
    await tabTo(page, withId('batch-reason'));
    await page.keyboard.type('人数对不上');
    await tabTo(page, named('退回这 2 件'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=办成 2 件');
    await page.context().close();
  }, 90_000);
});
