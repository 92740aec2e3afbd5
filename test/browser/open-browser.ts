import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PROGRAM = fileURLToPath(new URL('../../bin/qinglian.mjs', import.meta.url));

export const hasChromium = existsSync(CHROMIUM);

export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;

/** Whether the page fits its window: a clerk on a phone never scrolls sideways. */
export const fits = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');

const SHOTS = process.env['QINGLIAN_SHOTS'];

/** Keeps a picture of the page where QINGLIAN_SHOTS names a folder for them. */
export const shoot = async (page: Page, name: string): Promise<void> => void (SHOTS && (await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })));

/** The whole program as a user starts it, in a data folder of its own, and a Chromium before it; `commands` run before the start and answer with what they printed. */
export async function openBrowser(commands: readonly (readonly string[])[] = []) {
  const port = 4000 + Math.floor(Math.random() * 900);
  const dataFolder = mkdtempSync(join(tmpdir(), 'qinglian-browser-'));
  const env = { ...process.env, QINGLIAN_DATA: dataFolder, PORT: String(port) };
  const printed = commands.map((words) => execFileSync(process.execPath, [PROGRAM, ...words], { env, encoding: 'utf8' }));
  const server = spawn(process.execPath, [PROGRAM, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready, failed) => {
    server.stdout.on('data', (bytes: Buffer) => { if (bytes.toString().includes('Ctrl-C')) ready(); });
    server.once('exit', () => failed(new Error('the server ended')));
  });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const faults: string[] = [];
  const base = `http://localhost:${port}`;
  /** A fresh window; what breaks in it, or against the content policy, is noted in `faults`. */
  const open = async (size: keyof typeof SIZES): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: SIZES[size] })).newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => { if (message.text().includes('Content Security Policy')) faults.push(message.text()); });
    return page;
  };
  /** Ends the program as Ctrl-C does; a second time does nothing. */
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    const ended = new Promise((end) => server.once('exit', end));
    server.kill('SIGINT');
    await ended;
  };
  return {
    base, dataFolder, printed, faults, open, stop,
    /** Another command of the program, on the same data folder. */
    run: (...words: readonly string[]) => spawnSync(process.execPath, [PROGRAM, ...words], { env, encoding: 'utf8' }),
    /** A window of the demo county's console, signed in. */
    async signIn(staffNo: string, size: keyof typeof SIZES): Promise<Page> {
      const page = await open(size);
      await page.goto(`${base}/c/qinghe/console`);
      await page.fill('#staffNo', staffNo);
      await page.fill('#password', 'Qinglian-2026');
      await page.click('button[type=submit]');
      await page.waitForSelector('main.page h1');
      return page;
    },
    async close(): Promise<void> {
      await browser.close();
      await stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export type OpenBrowser = Awaited<ReturnType<typeof openBrowser>>;
