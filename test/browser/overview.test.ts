import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, hasChromium, openBrowser, type OpenBrowser } from './open-browser.ts';
import { violations } from './violations.ts';

describe.skipIf(!hasChromium)('真实浏览器里的总览和指标（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;

  beforeAll(async () => {
    house = await openBrowser([['demo', '--units', '100']]);
  }, 180_000);
  afterAll(() => house?.close());

  test('一百所学校一屏：表头不动，只用键盘走到一格、打开、关上；点举措看各本台账；两种排列', async () => {
    const page = await house.signIn('1001', 'desk');
    await page.click('nav >> text=总览');
    await page.waitForSelector('.lights td');
    expect(await page.locator('.lights tbody tr:has(td)').count()).toBeGreaterThanOrEqual(100);
    expect(await fits(page)).toBe(true);
    // All measures stand in the window; only rows scroll.
    expect(await page.evaluate(`(() => { const box = document.querySelector('.lights'); return box.scrollWidth <= box.clientWidth && box.scrollHeight > box.clientHeight; })()`)).toBe(true);
    expect(await violations(page, '.lights')).toEqual([]);
    const head = () => page.evaluate(`document.querySelector('.lights thead th').getBoundingClientRect().top`);
    const before = await head();
    await page.focus('.lights td[tabindex="0"]');
    for (let i = 0; i < 4; i += 1) await page.keyboard.press('PageDown');
    expect(await page.evaluate(`document.activeElement.dataset.r`)).toBe('40');
    expect(await head()).toBe(before);
    expect(await page.locator('.lights td[tabindex="0"]').count()).toBe(1);
    for (let i = 0; i < 30 && (await page.evaluate(`document.activeElement.className`)) !== 'cell-red'; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open] .rows li');
    expect(await page.textContent('dialog[open] .rows li')).toContain('已逾期');
    expect(page.url()).toContain('unit=c');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    expect(page.url()).not.toContain('unit=');
    const columns = await page.locator('.lights thead th').count();
    await page.click('.lights thead button:has-text("1.4")');
    await page.waitForSelector('.lights th.opened');
    expect(await page.locator('.lights thead th').count()).toBeGreaterThan(columns);
    await page.click('text=按名称');
    await page.waitForSelector('.groupline', { state: 'detached' });
    expect(house.faults).toEqual([]);
  }, 60_000);

  test('手机上一次看一个单位或一条举措；指标点得到记录；都不用横着拖', async () => {
    const page = await house.signIn('1001', 'phone');
    await page.goto(`${house.base}/c/qinghe/console/overview`);
    await page.waitForSelector('.rows .link.name');
    expect(await fits(page)).toBe(true);
    await page.click('text=看一条举措');
    expect(await page.locator('.rows.panel > li').count()).toBeGreaterThanOrEqual(100);
    await page.click('text=指标');
    await page.waitForSelector('table.figures');
    expect(await fits(page)).toBe(true);
    expect(await violations(page, 'table.figures')).toEqual([]);
    await page.click('table.figures td a:has-text("记录件数")');
    await page.waitForSelector('text=只列指标“记录件数”计入的');
    expect(page.url()).toContain('indicator=records');
    await page.click('text=看全部');
    await page.waitForSelector('text=只列指标', { state: 'detached' });
    expect(await fits(page)).toBe(true);
    expect(house.faults).toEqual([]);
  }, 60_000);
});
