import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, type OpenBrowser } from './open-browser.ts';
import { violations } from './violations.ts';

describe.skipIf(!hasChromium)('无障碍：axe 查不出我们的问题（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let base: string;

  beforeAll(async () => {
    house = await openBrowser();
    base = `${house.base}/c/qinghe/console`;
  }, 120_000);
  afterAll(() => house?.close());

  const first = (page: Page, ledger: string): Promise<string> => page.evaluate(`fetch(${JSON.stringify(`${base}/api/records.list`)}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ledger: ${JSON.stringify(ledger)} }) }).then((answer) => answer.json()).then((page) => page.lines[0].recordId)`);

  /** Opens a page, waits until it stands, and says what is wrong with it. */
  async function look(page: Page, path: string): Promise<readonly string[]> {
    await page.goto(`${base}${path}`);
    await page.waitForSelector('main h1');
    await page.waitForSelector('.ant-spin-spinning', { state: 'detached' });
    await page.waitForTimeout(300); // antd's fading in is over: half-faded text has no contrast
    return (await violations(page)).map((one) => `${path}: ${one}`);
  }

  test.each(['desk', 'phone'] as const)('登录页（%s）', async (size) => {
    const page = await house.open(size);
    await page.goto(base);
    await page.waitForSelector('#password');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  test.each(['desk', 'phone'] as const)('办公室每天用的页面（%s）', async (size) => {
    const page = await house.signIn('1001', size);
    const record = await first(page, 'semester-report');
    const meeting = await first(page, 'meeting');
    const programme = (await page.evaluate(`fetch(${JSON.stringify(`${base}/api/programme.list`)}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => answer.json()).then(([one]) => one.programmeId + '/' + one.version)`)) as string;
    const found: string[] = [];
    for (const path of ['/', '/overview', '/overview/indicators', '/collections', '/programmes', `/programmes/${programme}`, '/ledgers', '/ledgers/meeting', '/ledgers/meeting/new', '/ledgers/procurement', `/records/${record}`, `/records/${meeting}`, `/records/${record}/print`, '/ledgers/meeting/import', '/help/coverage', '/files', '/account']) found.push(...(await look(page, path)));
    await page.goto(`${base}/ledgers/meeting?state=已报送`);
    await page.check('label:has-text("选中列出的") input');
    await page.waitForSelector('text=已选');
    found.push(...(await violations(page)));
    expect(found).toEqual([]);
    await page.context().close();
  }, 240_000);

  test('管理员的组织页、教师的成绩表页、学校的表单', async () => {
    const found: string[] = [];
    for (const [no, paths] of [['1006', ['/organisation', '/organisation/roster']], ['50011', ['/', '/help/scores', '/ledgers/student-help', '/ledgers/student-help/new', '/ledgers/teacher-care/new']], ['2001', ['/', '/ledgers/semester-report/new', '/ledgers/procurement/new', '/ledgers/canteen/new', '/ledgers/meeting/new']]] as const) {
      const page = await house.signIn(no, 'phone');
      for (const path of paths) found.push(...(await look(page, path)));
      await page.context().close();
    }
    expect(found).toEqual([]);
  }, 240_000);
});
