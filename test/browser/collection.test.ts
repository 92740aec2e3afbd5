import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, hasChromium, openBrowser, type OpenBrowser, shoot } from './open-browser.ts';

const TITLE = '校车安全设施情况';
const IN_TWELVE_DAYS = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10);

describe.skipIf(!hasChromium)('临时填报和负担（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let address: string;

  beforeAll(async () => {
    house = await openBrowser();
  }, 120_000);
  afterAll(() => house?.close());

  test('股室编一份：不该问的、已有的当场说出来，一按改为自动带出；排序、预览、暂存都在', async () => {
    const page = await house.signIn('1101', 'desk');
    await page.click('nav >> text=填报');
    await page.click('text=编一份填报');
    await page.fill('#title', TITLE);
    await page.fill('#purpose', '核对校车台数，定下半年安检排期；不作考核依据。');
    await page.fill('[aria-label="第 1 项的项目"]', '是否党员');
    await page.waitForSelector('text=不得采集“政治面貌”');
    await page.click('button:has-text("加一项")');
    await page.fill('[aria-label="第 2 项的项目"]', '在校学生人数');
    await page.click('text=改为自动带出');
    await page.waitForSelector('text=由系统从《优质均衡监测》带出');
    await page.fill('[aria-label="第 1 项的项目"]', '校车');
    await page.click('[aria-label="第 1 项的类型"]');
    await page.click('.ant-select-item-option >> text=整数');
    await page.fill('[aria-label="第 1 项的单位"]', '辆');
    // Enter in a line stays in the line.
    await page.press('[aria-label="第 1 项的单位"]', 'Enter');
    await page.click('button:has-text("加一项")');
    await page.fill('[aria-label="第 3 项的项目"]', '还缺什么');
    await page.click('[aria-label="第 3 项上移"]');
    expect(await page.inputValue('[aria-label="第 2 项的项目"]')).toBe('还缺什么');
    await page.click('button:has-text("保存拟稿") >> visible=true');
    await page.waitForSelector('text=已保存');
    address = page.url();
    expect(address).toMatch(/\/collections\/[0-9a-f-]{36}$/);
    await page.click('button:has-text("修改")');
    await page.waitForSelector('#clause');
    await page.click('#clause');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.click('text=乡镇中心校');
    await page.fill('#endsOn', IN_TWELVE_DAYS);
    await page.press('#endsOn', 'Enter');
    await page.waitForSelector('text=× 8 个单位');
    await page.waitForSelector('text=已暂存');
    expect(await fits(page)).toBe(true);
    await shoot(page, 'compose-desk');
    await page.reload();
    await page.waitForSelector('text=已恢复');
    await page.waitForSelector('text=× 8 个单位');
    await page.click('button:has-text("保存拟稿")');
    await page.waitForSelector('text=请本单位负责人签发');
    await page.context().close();
  }, 90_000);

  test('负责人签发，派驻组会签发出；公开页面上看得到问什么', async () => {
    const head = await house.signIn('1201', 'desk');
    await head.goto(address);
    await head.click('button:has-text("签发，送会签")');
    await head.click('button[type=submit]');
    await head.waitForSelector('text=等另一条线会签');
    await head.context().close();
    const group = await house.signIn('1004', 'phone');
    await group.waitForSelector(`text=${TITLE}`);
    await group.goto(address);
    await group.click('button:has-text("会签发出")');
    await group.click('button[type=submit]');
    await group.waitForSelector('text=公开页面');
    expect(await fits(group)).toBe(true);
    await shoot(group, 'issued-phone');
    await group.goto(`${house.base}/c/qinghe/burden`);
    await group.click(`text=${TITLE}`);
    await group.waitForSelector('text=监察股');
    expect(await group.textContent('main')).toContain('还缺什么');
    await group.context().close();
  }, 60_000);

  test('学校在手机上从待办打开、填、报；少填的一项旁边说出来', async () => {
    const page = await house.signIn('2001', 'phone');
    await page.click(`section[aria-label="临时填报"] >> text=${TITLE}`);
    await page.waitForSelector('text=系统已有，不用填');
    await page.fill('[id="还缺什么"]', '两辆车的灭火器过期');
    await page.waitForSelector('text=已暂存');
    await page.click('button[type=submit]');
    await page.waitForSelector('form >> text=这一项必须填写');
    await page.fill('[id="校车"]', '3');
    expect(await fits(page)).toBe(true);
    await shoot(page, 'answer-phone');
    await page.click('button[type=submit]');
    await page.waitForSelector('text=本单位报的');
    expect(await page.textContent('main')).toContain('3 辆');
    await shoot(page, 'answered-phone');
    await page.context().close();
  }, 60_000);

  test('另一所说明理由不报；股室看到名册，导出表格', async () => {
    const school = await house.signIn('2003', 'desk');
    await school.goto(address);
    await school.click('text=说明理由，不报');
    await school.fill('#why', '校车归客运公司管，本校没有。');
    await school.click('button[type=submit]');
    await school.waitForSelector('text=已说明不报');
    await school.context().close();
    for (const size of ['desk', 'phone'] as const) {
      const clerk = await house.signIn('1101', size);
      await clerk.goto(address);
      await clerk.waitForSelector('text=未报 6');
      expect(await clerk.textContent('main')).toContain('校车归客运公司管，本校没有。');
      expect(await fits(clerk)).toBe(true);
      await shoot(clerk, `answers-${size}`);
      const [download] = await Promise.all([clerk.waitForEvent('download'), clerk.click('text=导出表格')]);
      const path = await download.path();
      expect(download.suggestedFilename()).toContain(TITLE);
      expect(existsSync(path) && readFileSync(path).subarray(0, 2).toString()).toBe('PK');
      await clerk.context().close();
    }
  }, 90_000);

  test('负担页：按月、按股室，点开看是什么；领导自己逾期的在最前', async () => {
    for (const size of ['desk', 'phone'] as const) {
      const office = await house.signIn('1001', size);
      await office.click('nav >> text=填报');
      await office.click('text=看负担');
      await office.waitForSelector('.trend');
      await office.click('summary:has-text("监察股")');
      await office.waitForSelector('text=学期总结与计划');
      expect(await fits(office)).toBe(true);
      await shoot(office, `burden-${size}`);
      await office.context().close();
    }
    const leader = await house.signIn('1003', 'desk');
    await leader.waitForSelector('text=先办自己的');
    await leader.context().close();
  }, 60_000);

  test('没有脚本出错，也没有违反内容策略', () => {
    expect(house.faults).toEqual([]);
  });
});
