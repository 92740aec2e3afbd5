import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
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

/** Keeps a picture where `SHOTS` names a folder, for whoever wants to look. */
async function shoot(page: Page, name: string, fullPage = true): Promise<void> {
  if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `${name}.png`), fullPage });
}

describe.skipIf(!hasChromium)('真实浏览器里的人：名册、登录码、教师、校长（没有 Chromium 的机器上跳过）', () => {
  let house: OpenBrowser;
  let folder = '';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qinglian-roster-'));
    const lines = ['柳溪镇中心校', '青山村小学', '城南实验学校'].flatMap((school, s) => Array.from({ length: 4 }, (_, i) => [String(s * 4 + i + 1), school, `教师${s}${i}`, CANARY, CANARY, i === 0 ? '校长' : '语文教师', `A${s}${i}`, s === 2 ? '' : '小学', s === 1 ? '柳溪镇' : '', CANARY]));
    writeFileSync(join(folder, '花名册.xlsx'), await writeXlsx({ sheets: [{ name: '校历', rows: [['学期', '开始', '结束'], ['2026年秋季学期（新校历）', '2026-08-31', '2027-01-22']] }, { name: '花名册', rows: [['青禾县教职工花名册'], [], ['序号', '所在学校', '姓名', '民族', '政治面貌', '职务', '教职工编号', '学段', '乡镇', '联系电话'], ...lines, ['13', '监察股', '某某', CANARY, '', '干事', '330102199001011234', '', '', '']] }] }));
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
    await page.click('button:has-text("登记 1 个学期")');
    await page.waitForSelector('section[aria-label="校历"]', { state: 'detached' });
    await page.click('button:has-text("核对 13 行")');
    await page.waitForSelector('text=看不明白的 1 行');
    expect(await page.textContent('main')).toContain('这像身份证号，不能当工号');
    expect(await page.isDisabled('button:has-text("先定好上面标红的")')).toBe(true);
    await page.click('[aria-label="城南实验学校 类别"]');
    await page.click('.ant-select-item-option >> text=县直小学');
    await page.waitForSelector('button:has-text("确认导入"):not([disabled])');
    await page.click('summary:has-text("算离任 6 人")');
    for (const box of await page.locator('label:has-text("不动") input').all()) await box.check();
    await page.waitForSelector('button:has-text("确认导入（32 处变动）"):not([disabled])');
    await shoot(page, 'roster-desk');
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
    await page.waitForSelector('text=算离任 6 人');
    expect(await page.textContent('section[aria-label="核对结果"]')).toContain('没有变化 12 人');
    await shoot(page, 'roster-phone');
    expect(await fits(page)).toBe(true);
    expect(house.faults).toEqual([]);
  });

  test('经办人印登录码，教师扫码在手机上定密码进来；纸条上的码不留在地址里', async () => {
    const clerk = await house.signIn('2001', 'desk');
    await clerk.goto(`${house.base}/c/qinghe/console/organisation`);
    await clerk.click('text=打印登录码');
    await clerk.waitForSelector('text=教师00');
    await clerk.check('[aria-label="选 教师01"]');
    await clerk.check('[aria-label="选 教师02"]');
    await shoot(clerk, 'codes-desk');
    await clerk.click('button:has-text("发登录码并打印（2）")');
    const code = (await clerk.textContent('.slip:has-text("教师01") code')) ?? '';
    expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
    await clerk.emulateMedia({ media: 'print' });
    await shoot(clerk, 'codes-print');
    await clerk.emulateMedia({ media: 'screen' });

    const teacher = await house.open('phone');
    await teacher.goto(`${house.base}/c/qinghe/console#claim=A01.${code}`);
    await teacher.waitForSelector('text=自己定一个密码');
    expect([await teacher.inputValue('#staffNo'), await teacher.inputValue('#code')]).toEqual(['A01', code]);
    expect(teacher.url()).not.toContain(code);
    await teacher.fill('#password', 'kurz');
    await teacher.click('button:has-text("定好密码")');
    await teacher.waitForSelector('.ant-form-item-explain-error');
    await shoot(teacher, 'claim-phone');
    expect(await fits(teacher)).toBe(true);
    await teacher.fill('#password', 'Qinghe-2026-own');
    await teacher.click('button:has-text("定好密码")');
    await teacher.waitForSelector('h1:has-text("教师01，您好")');
    expect(await teacher.textContent('nav')).toBe('我的');
    expect(await teacher.textContent('section[aria-label="谁查过我"]')).toContain('发放登录码');
    await teacher.click('[aria-label="签 清廉从教承诺"]');
    await teacher.click('button:has-text("确认签字")');
    await teacher.waitForSelector('text=有效至');
    await shoot(teacher, 'mine-phone');
    expect(await fits(teacher)).toBe(true);
    expect(await teacher.textContent('main')).not.toContain('逾期');
    await teacher.click('button:has-text("看全部")');
    await teacher.click('text=写一件');
    await teacher.waitForSelector('h1:has-text("教师困难")');
    expect(await fits(teacher)).toBe(true);
    const typed = await house.open('phone');
    await typed.goto(`${house.base}/c/qinghe/console`);
    await typed.click('text=用学校发的登录码');
    await typed.fill('#staffNo', 'A01');
    await typed.fill('#code', code);
    await typed.fill('#password', 'Qinghe-2026-own');
    await typed.click('button:has-text("定好密码")');
    await typed.waitForSelector('text=码已用过、过期、收回');
    expect(await typed.inputValue('#staffNo')).toBe('A01');
    expect(house.faults).toEqual([]);
  });

  test('校长在手机上签一件：登录以后点两下，写明签什么；签完就不在了', async () => {
    const clerk = await house.signIn('2001', 'desk');
    const status = await clerk.evaluate(`(async () => {
      const ask = async (name, input) => (await fetch(location.pathname.replace(/console.*/, 'console/api/') + name, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json();
      const { acting, today } = await ask('session.me', {});
      const [post] = await ask('posts.of', { unitId: acting.unitId });
      const [outcome] = await ask('act', { acts: [{ entryId: crypto.randomUUID(), recordId: crypto.randomUUID(), ledger: 'induction', action: 'enter', seenSeq: 0, unitId: acting.unitId, set: { place: '岗前清廉班', holder: post.postId, arrivedOn: today, doneOn: today } }] });
      return outcome.ok;
    })()`);
    expect(status).toBe(true);
    const head = await house.signIn('2002', 'phone');
    let taps = 0;
    const tap = async (what: string): Promise<void> => {
      taps += 1;
      await head.click(what);
    };
    const card = 'article:has-text("岗前清廉班")';
    await head.waitForSelector(card);
    expect(await fits(head)).toBe(true);
    await shoot(head, 'sign-phone');
    expect(await head.textContent(card)).toContain('送来');
    await tap(`${card} button.ant-btn-primary`);
    expect(await head.textContent('[role=alertdialog]')).toContain('记在您本人名下');
    await shoot(head, 'sign-confirm-phone', false);
    await tap('[role=alertdialog] button.ant-btn-primary');
    await head.waitForSelector(card, { state: 'detached' });
    expect(taps).toBe(2);
    expect(house.faults).toEqual([]);
  });
});
