import { writeXlsx } from 'hucre/xlsx';
import type { Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, hasChromium, openBrowser, type OpenBrowser, shoot } from './open-browser.ts';

const CLASS = '五（2）班';
const PUPILS = Array.from({ length: 20 }, (_, i) => ({ name: `欧阳试${String.fromCharCode(0x7532 + i)}`, number: `2023${String(5170 + i)}`, score: 61.5 + i }));

const workbook = (): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: '期中', rows: [['五年级期中'], ['班级', '学号', '姓名', '总分'], ...PUPILS.map(({ name, number, score }) => [CLASS, number, name, score])] }] });

describe.skipIf(!hasChromium)('成绩表只在浏览器里看（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let base: string;

  beforeAll(async () => {
    house = await openBrowser();
    base = `${house.base}/c/qinghe/console`;
  }, 120_000);
  afterAll(() => house?.close());

  test.each(['desk', 'phone'] as const)('选了成绩表以后一个请求也没有；登记时发出去的没有姓名、学号、分数（%s）', async (size) => {
    const page = await house.signIn('50011', size);
    await page.goto(`${base}/help/scores`);
    await page.waitForSelector('input[type=file]');
    await page.waitForLoadState('networkidle');
    const requests: Request[] = [];
    page.context().on('request', (request) => requests.push(request));
    await page.setInputFiles('input[type=file]', { name: '五年级期中.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await workbook()) });
    await page.waitForSelector('text=靠后 20% 是 4 人');
    for (const { name } of PUPILS.slice(0, 4)) expect(await page.textContent('main')).toContain(name);
    expect(await page.textContent('main .rows')).not.toContain(PUPILS[4]!.name);
    for (const { name } of PUPILS.slice(0, 2)) await page.check(`label:has-text("${name}") input[type=checkbox]`);
    const codes = page.locator('input[id^=code-]');
    expect(await codes.count()).toBe(2);
    const suggested = await codes.first().inputValue();
    expect(suggested).not.toBe('');
    for (const bad of [PUPILS[0]!.name, PUPILS[5]!.number, '王小明']) {
      await codes.first().fill(bad);
      await page.waitForSelector('[id^=code-][id$=-fault]');
      expect(await page.isDisabled('button:has-text("登记 2 名")')).toBe(true);
    }
    await codes.first().fill(suggested);
    expect(await fits(page)).toBe(true);
    await shoot(page, `help-scores-${size}`);
    expect(requests.map((request) => request.url())).toEqual([]);
    await page.click('button:has-text("登记 2 名")');
    await page.waitForSelector('text=已登记 2 名的帮扶计划');
    const bodies = requests.map((request) => request.postData() ?? '').join('\n');
    expect(requests.map((request) => new URL(request.url()).pathname.split('/').at(-1)).filter((name) => name === 'act')).toHaveLength(1);
    expect(bodies).toContain(suggested);
    for (const { name, number, score } of PUPILS) for (const secret of [name, number, String(score)]) expect([secret, bodies.includes(secret)]).toEqual([secret, false]);
    const sent = (JSON.parse(requests.find((request) => request.url().endsWith('/act'))?.postData() ?? '{}') as { acts: { ledger: string; set: object }[] }).acts;
    expect(sent.map(({ ledger, set }) => [ledger, Object.keys(set).toSorted()])).toEqual([...Array.from({ length: 2 }, () => ['student-help', ['className', 'code', 'kind', 'startedOn', 'step']]), ['help-need', ['className', 'measuredOn', 'should', 'size']]]);
    const kept = JSON.stringify(await page.evaluate('[Object.entries(localStorage), Object.entries(sessionStorage)]'));
    for (const { name } of PUPILS) expect(kept).not.toContain(name);
    await page.context().close();
  }, 90_000);

  test('读成绩表的线程自己的策略不许它连任何地方', async () => {
    const page = await house.signIn('50011', 'desk');
    const script = page.waitForResponse((response) => response.url().includes('/assets/score-worker-'));
    await page.goto(`${base}/help/scores`);
    expect((await script).headers()['content-security-policy']).toBe(`default-src 'none'`);
    const worker = page.workers().find((one) => one.url().includes('score-worker-'));
    const reached = await worker?.evaluate(`fetch(${JSON.stringify(`${house.base}/healthz`)}).then(() => 'reached', () => 'blocked')`);
    expect(reached).toBe('blocked');
    await page.context().close();
  }, 60_000);

  test('不是成绩表、有密码的老格式、空表：说清楚，什么都不丢', async () => {
    const page = await house.signIn('50011', 'phone');
    await page.goto(`${base}/help/scores`);
    await page.waitForSelector('input[type=file]');
    const give = (name: string, buffer: Buffer) => page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });
    await give('旧.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
    await page.waitForSelector('text=旧格式或有密码');
    await give('通讯录.csv', Buffer.from('姓名,电话\n甲,1\n'));
    await page.waitForSelector('text=没有找到同时写着“姓名”和“成绩（总分）”的表头');
    await give('空.csv', Buffer.alloc(0));
    await page.waitForSelector('text=表格里没有内容');
    await give('本班.csv', Buffer.from('姓名,成绩\n甲一,50\n乙二,60\n丙三,70\n'));
    await page.waitForSelector('text=班级名称');
    await page.check('label:has-text("甲一") input[type=checkbox]');
    expect(await page.isDisabled('button:has-text("登记 1 名")')).toBe(true);
    await page.fill('label:has-text("班级名称") input', '五（3）班');
    await page.waitForSelector('text=五（3）班');
    expect(await page.isDisabled('button:has-text("登记 1 名")')).toBe(false);
    expect(house.faults).toEqual([]);
    await page.context().close();
  }, 60_000);
});
