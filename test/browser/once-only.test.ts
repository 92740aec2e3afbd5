import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, hasChromium, openBrowser, type OpenBrowser, shoot } from './open-browser.ts';

const SUMMARY = '九月给教师开了一次师德专题会，到会五十二人，会后有三位老师主动退还了家长送的土特产。十月把食堂大宗食材改成三家比价，米面油每斤平均降了一角七分，价格单贴在食堂门口。十一月请了派出所的法治副校长给六年级上课，学生提了十九个问题。期末把七项收费全部重新公示，撤掉了两项没有依据的代办费。';
const REPORT = { summary: SUMMARY, shortcomings: '采购单据归档慢，有四份验收单补签。', improvements: '总务主任每周五下班前核对单据，缺一份退一份。', plan: '寒假前完成教室粉刷的公开询价，开学第一周公布中标结果。' };

describe.skipIf(!hasChromium)('断网、复制上次、雷同提示（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let base: string;

  beforeAll(async () => {
    house = await openBrowser();
    base = `${house.base}/c/qinghe/console`;
  }, 120_000);
  afterAll(() => house?.close());

  async function write(page: Page): Promise<void> {
    await page.goto(`${base}/ledgers/semester-report/new`);
    await page.waitForSelector('#summary');
    await page.click('#season');
    await page.click('.ant-select-item-option >> text=春季学期');
    for (const [field, words] of Object.entries(REPORT)) await page.fill(`#${field}`, words);
  }

  test('断网时报送：说清楚还没有送达，网络恢复后自己送出，只送一次', async () => {
    const page = await house.signIn('2045', 'phone');
    await write(page);
    await page.context().setOffline(true);
    await page.click('button[type=submit]');
    await page.waitForSelector('text=网络不通，还没有送达');
    expect(await page.textContent('main')).toContain('1 件还没有送达');
    expect(await fits(page)).toBe(true);
    await shoot(page, 'offline');
    await page.context().setOffline(false);
    await page.waitForSelector('text=《学期总结与计划》报送：已送达');
    await page.waitForSelector('text=还没有送达，保存在这台设备上', { state: 'detached' });
    await page.goto(`${base}/ledgers/semester-report`);
    await page.waitForSelector('a.title, main table a, main li a');
    expect((await page.textContent('main'))?.match(/已报送/g)?.length ?? 0).toBeGreaterThan(0);
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.startsWith("qinglian/")).length')).toBe(0);
    await page.context().close();
  }, 60_000);

  test('网断着又关了页面：再打开时，写的还在', async () => {
    const page = await house.signIn('2043', 'phone');
    await page.goto(`${base}/ledgers/good-case/new`);
    await page.waitForSelector('#name');
    await page.context().setOffline(true);
    await page.fill('#name', '三家比价上墙之后');
    await page.waitForSelector('text=已暂存在这台设备上');
    await page.goto('about:blank');
    // Nothing of it has reached the server; the network is back, and the page comes from there anew.
    await page.context().setOffline(false);
    await page.goto(`${base}/ledgers/good-case/new`);
    await page.waitForSelector('text=已恢复这台设备上暂存的内容');
    expect(await page.inputValue('#name')).toBe('三家比价上墙之后');
    await page.context().close();
  }, 60_000);

  test('抄了别校的：报送前并排看到，可以说是模板；审阅人看得到灯；下学期复制上次的', async () => {
    const page = await house.signIn('2047', 'phone');
    await write(page);
    await page.click('button[type=submit]');
    await page.waitForSelector('text=雷同 100%');
    await page.click('summary:has-text("雷同")');
    await page.waitForSelector('.pair');
    expect(await fits(page)).toBe(true);
    await shoot(page, 'copied-phone');
    await page.click('button:has-text("模板要求这样写")');
    await page.waitForSelector('text=已送达，等待受理');
    const office = await house.signIn('1001', 'desk');
    await office.goto(page.url());
    await office.waitForSelector('text=报送人说明：模板要求这样写');
    await office.click('summary:has-text("雷同")');
    await shoot(office, 'copied-office');
    await office.context().close();

    await page.goto(`${base}/ledgers/semester-report/new`);
    await page.click('button:has-text("复制上次的")');
    await page.waitForSelector('text=与上次相同');
    expect(await page.inputValue('#summary')).toBe(SUMMARY);
    await page.fill('#plan', '三月起每月一次家长进食堂。');
    await page.waitForSelector('.chip:has-text("已改")');
    expect(await fits(page)).toBe(true);
    await shoot(page, 'copy-last');
    await page.context().close();
  }, 90_000);

  test('从别的台账带入的，写明从哪里来', async () => {
    const page = await house.signIn('2041', 'desk');
    await page.goto(`${base}/ledgers/doc-receipt/new`);
    await page.waitForSelector('text=已从《');
    expect(await page.inputValue('#document')).not.toBe('');
    await shoot(page, 'prefill');
    await page.context().close();
  }, 60_000);
});
