import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, hasChromium, openBrowser, type OpenBrowser } from './open-browser.ts';

const CANARY = '金丝雀甲乙丙';

/** The files below a folder in which a word stands; what the running database takes away meanwhile is passed over. */
function filesWith(folder: string, word: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => {
    try {
      return readFileSync(path).includes(word);
    } catch {
      return false;
    }
  });
}

describe.skipIf(!hasChromium)('真实浏览器里的人：名册、登录码、教师、校长（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qinglian-roster-'));
    const lines = ['柳溪镇中心校', '青山村小学', '城南实验学校'].flatMap((school, s) => Array.from({ length: 4 }, (_, i) => [String(s * 4 + i + 1), school, `教师${s}${i}`, CANARY, CANARY, i === 0 ? '校长' : '语文教师', `A${s}${i}`, s === 2 ? '' : '小学', s === 1 ? '柳溪镇' : '', CANARY]));
    writeFileSync(join(folder, '花名册.xlsx'), await writeXlsx({ sheets: [{ name: '花名册', rows: [['青禾县教职工花名册'], [], ['序号', '所在学校', '姓名', '民族', '政治面貌', '职务', '教职工编号', '学段', '乡镇', '联系电话'], ...lines, ['13', '监察股', '某某', CANARY, '', '干事', '330102199001011234', '', '', '']] }] }));
    house = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await house?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('选一张花名册：列认得出，留下的列写明；定好单位就导入；别的列一个字也没有离开浏览器', async () => {
    const page = await house.signIn('1006', 'desk');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.click('nav >> text=组织');
    await page.click('text=导入名册');
    await page.setInputFiles('input[type=file]', join(folder, '花名册.xlsx'));
    await page.waitForSelector('text=这些列留在您的电脑上');
    expect(await page.textContent('section[aria-label="花名册"]')).toContain('序号、民族、政治面貌、联系电话');
    await page.click('button:has-text("核对 13 行")');
    await page.waitForSelector('text=看不明白的 1 行');
    expect(await page.textContent('main')).toContain('这像身份证号，不能当工号');
    expect(await page.isDisabled('button:has-text("先定好上面标红的")')).toBe(true);
    await page.click('[aria-label="城南实验学校 类别"]');
    await page.click('.ant-select-item-option >> text=县直小学');
    await page.waitForSelector('button:has-text("确认导入"):not([disabled])');
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/roster-desk.png`, fullPage: true });
    expect(await fits(page)).toBe(true);
    await page.click('button:has-text("确认导入")');
    await page.waitForSelector('text=已导入');
    expect(sent.join('')).toContain('教师00');
    expect(sent.join('')).not.toContain(CANARY);
    expect(filesWith(house.dataFolder, '城南实验学校').length).toBeGreaterThan(0);
    expect(filesWith(house.dataFolder, CANARY)).toEqual([]);
    expect(house.faults).toEqual([]);
  });

  test('坏的表格有话说；手机上放得下', async () => {
    const page = await house.signIn('1006', 'phone');
    await page.goto(`${house.base}/c/qinghe/console/organisation/roster`);
    writeFileSync(join(folder, '旧.xlsx'), 'not a workbook');
    await page.setInputFiles('input[type=file]', join(folder, '旧.xlsx'));
    await page.waitForSelector('text=不是 .xlsx 表格');
    await page.setInputFiles('input[type=file]', join(folder, '花名册.xlsx'));
    await page.click('button:has-text("核对 13 行")');
    await page.waitForSelector('text=和现在的组织一样');
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/roster-phone.png`, fullPage: true });
    expect(await fits(page)).toBe(true);
    expect(house.faults).toEqual([]);
  });
});
