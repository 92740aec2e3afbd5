import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, hasChromium, openBrowser, type OpenBrowser, SIZES } from './open-browser.ts';
import { violations } from './violations.ts';

describe.skipIf(!hasChromium)('真实浏览器里的公开页面和打印件（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let base: string;

  beforeAll(async () => {
    house = await openBrowser();
    base = `${house.base}/c/qinghe`;
  }, 120_000);
  afterAll(() => house?.close());

  test.each([['desk', '1366 × 768'], ['phone', '360 × 740']] as const)('首页、公开事项、日志在 %s（%s）上放得下，没有脚本和 cookie，无障碍检查干净', async (size, _pixels) => {
    const page = await house.open(size);
    const open = async (): Promise<void> => {
      expect(await page.locator('script').count()).toBe(0);
      expect(await fits(page)).toBe(true);
      expect(await violations(page)).toEqual([]);
    };
    const answer = await page.goto(`${base}/`);
    expect((await answer?.body())?.length).toBeLessThan(16_000);
    expect(await page.textContent('main')).toMatch(/应报 \d+ 所：按期 \d+，逾期补报 \d+，逾期未报 \d+/);
    await open();
    await page.goto(`${base}/p`);
    await page.click('.lines a:has-text("三年实施方案")');
    expect(await page.textContent('h1')).toContain('清廉学校');
    await page.click('summary');
    await open();
    for (const path of ['/p', '/log/']) {
      await page.goto(`${base}${path}`);
      await open();
    }
    expect(await page.context().cookies()).toEqual([]);
  });

  test('报送件打印成一页，右上角的二维码通到这一件；办公室看得到公开页面的链接', async () => {
    const page = await house.signIn('1001', 'desk');
    for (const ledger of ['semester-report', 'meeting', 'programme-issue']) {
      await page.goto(`${base}/console/ledgers/${ledger}`);
      await page.click('.rows a.title >> nth=0');
      await page.click('button:has-text("打印盖章")');
      await page.waitForSelector('.sheet svg.qr path');
      const label = await page.getAttribute('.sheet svg.qr', 'aria-label');
      expect(label).toContain(ledger === 'programme-issue' ? `${base}/p/` : `${base}/console/records/`);
      expect(await page.textContent('.sheet')).toMatch(/依据方案[\s\S]*办理经过[\s\S]*日志[\s\S]*校验值[\s\S]*盖章[\s\S]*签字/);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect({ ledger, pages: pdf.match(/\/Type\s*\/Page\b/g)?.length, a4: /\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]/.test(pdf) }).toEqual({ ledger, pages: 1, a4: true });
      await page.setViewportSize(SIZES.phone);
      expect(await fits(page)).toBe(true);
      await page.setViewportSize(SIZES.desk);
    }
    expect(house.faults).toEqual([]);
  });

  test('存下验证文件，停了服务器也查得出真假；全部日志核对相符', async () => {
    const page = await house.open('desk');
    await page.goto(`${base}/p`);
    await page.click('.lines a:has-text("三年实施方案")');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=验证文件')]);
    const file = join(house.dataFolder, 'saved.json');
    await download.saveAs(file);
    await house.stop();
    const bundle = readFileSync(file, 'utf8');
    const good = house.run('verify-publication', file, '--key', (JSON.parse(bundle) as { verifierKey: string }).verifierKey);
    expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('相符：已公布')]);
    writeFileSync(file, bundle.replace('三年', '五年'));
    expect(house.run('verify-publication', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('内容被改过') });
    expect(house.run('verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('全部相符') });
  });
});
