import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PORT = 3800 + (process.pid % 90);
const BASE = `http://localhost:${PORT}/c/qinghe`;
const PROGRAM = fileURLToPath(new URL('../../bin/qinglian.mjs', import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(!existsSync(CHROMIUM))('真实浏览器里的公开页面和打印件（没有 Chromium 的机器上跳过）', () => {
  let browser: Browser;
  let server: ChildProcess;
  let folder: string;
  const env = (): NodeJS.ProcessEnv => ({ ...process.env, QINGLIAN_DATA: folder, PORT: String(PORT) });
  const run = (...args: string[]) => spawnSync(process.execPath, [PROGRAM, ...args], { env: env(), encoding: 'utf8' });
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    const ended = new Promise((end) => server.once('exit', end));
    server.kill('SIGINT');
    await ended;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qinglian-public-'));
    server = spawn(process.execPath, [PROGRAM, 'start'], { env: env(), stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((ready, failed) => {
      server.stdout?.on('data', (bytes: Buffer) => { if (bytes.toString().includes('Ctrl-C')) ready(); });
      server.once('exit', () => failed(new Error('the server ended')));
    });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    if (server) await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What axe finds wrong with the page as it stands. */
  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(AXE);
    return page.evaluate('axe.run().then((found) => found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`))');
  }

  test.each([[1366, 768], [360, 740]])('首页、公开事项、日志在 %i × %i 上放得下，没有脚本和 cookie，无障碍检查干净', async (width, height) => {
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
    const open = async (): Promise<void> => {
      expect(await page.locator('script').count()).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await violations(page)).toEqual([]);
    };
    const answer = await page.goto(`${BASE}/`);
    expect((await answer?.body())?.length).toBeLessThan(16_000);
    expect(await page.textContent('main')).toMatch(/应报 \d+ 所：按期 \d+，逾期补报 \d+，逾期未报 \d+/);
    await open();
    await page.click('.lines a >> nth=0');
    expect(await page.textContent('h1')).toContain('清廉学校');
    await page.click('summary');
    await open();
    for (const path of ['/p', '/log/']) {
      await page.goto(`${BASE}${path}`);
      await open();
    }
    expect(await page.context().cookies()).toEqual([]);
  });

  test('报送件打印成一页，右上角的二维码通到这一件；办公室看得到公开页面的链接', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => { if (message.text().includes('Content Security Policy')) faults.push(message.text()); });
    await page.goto(`${BASE}/console`);
    await page.fill('#staffNo', '1001');
    await page.fill('#password', 'Qinglian-2026');
    await page.click('button[type=submit]');
    await page.waitForSelector('h1:has-text("我的待办")');
    for (const ledger of ['semester-report', 'meeting', 'programme-issue']) {
      await page.goto(`${BASE}/console/ledgers/${ledger}`);
      await page.click('.rows a.title >> nth=0');
      await page.click('button:has-text("打印盖章")');
      await page.waitForSelector('.sheet svg.qr path');
      const label = await page.getAttribute('.sheet svg.qr', 'aria-label');
      expect(label).toContain(ledger === 'programme-issue' ? `${BASE}/p/` : `${BASE}/console/records/`);
      expect(await page.textContent('.sheet')).toMatch(/依据方案[\s\S]*办理经过[\s\S]*日志[\s\S]*校验值[\s\S]*盖章[\s\S]*签字/);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect({ ledger, pages: pdf.match(/\/Type\s*\/Page\b/g)?.length, a4: /\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]/.test(pdf) }).toEqual({ ledger, pages: 1, a4: true });
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      await page.setViewportSize({ width: 1366, height: 768 });
    }
    expect(faults).toEqual([]);
  });

  test('存下验证文件，停了服务器也查得出真假；全部日志核对相符', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${BASE}/`);
    await page.click('.lines a >> nth=0');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=验证文件')]);
    const file = join(folder, 'saved.json');
    await download.saveAs(file);
    await stop();
    const bundle = readFileSync(file, 'utf8');
    const good = run('verify-publication', file, '--key', (JSON.parse(bundle) as { verifierKey: string }).verifierKey);
    expect([good.status, good.stdout]).toEqual([0, expect.stringContaining('相符：已公布')]);
    writeFileSync(file, bundle.replace('三年', '五年'));
    expect(run('verify-publication', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('内容被改过') });
    expect(run('verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('全部相符') });
  });
});
