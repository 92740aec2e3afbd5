import { readFile } from 'node:fs/promises';
import { serve } from '@hono/node-server';
import { bringAlong } from '#app/bring-along';
import { foundDemoCounty, DEMO_CODE } from '#app/demo-county';
import { JOBS, startJobs } from '#app/jobs';
import { sequence, startSequencer } from '#app/sequence';
import { startPictures } from '#app/picture/look-at-pictures';
import { startImports } from '#app/sheet/run-import';
import { sweepFiles } from '#app/sweep-files';
import { verify } from '#app/verify';
import { refuseShortLog } from '#app/refuse-short-log';
import { systemClock } from '#base/day';
import { county, isCountyCommand } from '#cli/county';
import { HELP } from '#cli/help';
import { printBackup, sentenceForDisk } from '#cli/backup';
import { duties } from '#cli/duties';
import { plan } from '#cli/plan';
import { printReports } from '#cli/verify';
import { verifyPublication } from '#cli/verify-publication';
import { printWelcome } from '#cli/welcome';
import { hashPassword, openAccountsByCounty } from '#http/accounts';
import { openServer } from '#http/server';
import { LEDGERS } from '#ledgers';
import { lintLedger } from '#model/lint-ledger';
import { markPasswordChanged } from '#store/account';
import { listTenants } from '#store/log';
import { startNightly } from './back-up.ts';
import { backup, backupFolderOf, dataFolderOf, doctor, restore } from './backup-commands.ts';
import { buildHouse, nodeCrypto } from './build-house.ts';
import { ensureWeb, WEB_FOLDER } from './ensure-web.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';

// The wiring: the one file that reads the environment, once, and may see every floor.

const DEMO_PASSWORD = 'Qinglian-2026';
const LOCAL = '127.0.0.1';

type Env = Readonly<Record<string, string | undefined>>;

const say = (line: string): void => console.log(line);

async function open(env: Env) {
  const dataFolder = dataFolderOf(env);
  const database = await openDatabase(dataFolder, env['DATABASE_URL']);
  const house = buildHouse({ dataFolder, address: database.address, passwords: database.passwords, clock: systemClock });
  return { house, database, close: async () => { await house.close(); await database.close(); } };
}

/** The reporter's own origin; undefined where none is set. Throws a RangeError on anything but `https://host` or `http://host`. */
function reportOriginOf(env: Env): string | undefined {
  const text = env['QINGLIAN_REPORT_ORIGIN'];
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || text.replace(/\/$/, '') !== url.origin) throw new RangeError('QINGLIAN_REPORT_ORIGIN 应为 https://主机名，不带路径');
  if (url.origin === env['QINGLIAN_ORIGIN']) throw new RangeError('QINGLIAN_REPORT_ORIGIN 要与 QINGLIAN_ORIGIN 不同：举报页面不与工作台共用主机名');
  return url.origin;
}

async function foundDemo(house: ReturnType<typeof buildHouse>, database: OpenDatabase, host: string, units?: number): Promise<void> {
  await foundDemoCounty(house, database.owner, { passwordHash: await hashPassword(DEMO_PASSWORD), host, ...(units ? { units } : {}) });
  await sequence(house);
}

async function start(env: Env): Promise<number> {
  const port = Number(env['PORT'] || 3000);
  const reportOrigin = reportOriginOf(env);
  const faults = LEDGERS.flatMap(lintLedger);
  if (faults.length > 0) {
    for (const fault of faults) console.error(fault);
    return 1;
  }
  const { house, database, close } = await open(env);
  try {
    const short = await refuseShortLog(house);
    if (short) {
      console.error(short);
      await close();
      return 1;
    }
    await bringAlong(house, database.owner);
    await sweepFiles(house);
    const origin = env['QINGLIAN_ORIGIN'] ?? `http://localhost:${port}`;
    if ((await listTenants(house.pools.ql_app)).length === 0) {
      say('第一次启动：正在建立演示县……');
      await foundDemo(house, database, new URL(origin).hostname);
    }
    const counties = await listTenants(house.pools.ql_app);
    const hasDemo = counties.some((county) => county.demo);
    const host = hasDemo ? LOCAL : (env['QINGLIAN_HOST'] ?? LOCAL);
    if (hasDemo && env['QINGLIAN_HOST'] && env['QINGLIAN_HOST'] !== LOCAL) say('有演示县，只在本机监听，QINGLIAN_HOST 未采用。');
    const origins = [...new Set([origin, `http://localhost:${port}`, `http://${LOCAL}:${port}`])];
    const sequencer = startSequencer(house, (error) => console.error('写入日志时出错，将重试：', error));
    house.onWake(sequencer.wake);
    const pictures = startPictures(house, (error) => console.error('看图片时出错，将重试：', error));
    const imports = startImports(house, (error) => console.error('导入表格时出错，将重试：', error));
    const app = openServer({
      house,
      listCounties: () => listTenants(house.pools.ql_app),
      accountsOf: openAccountsByCounty({ pool: house.pools.ql_auth, secret: database.authSecret, baseUrl: origin, trustedOrigins: origins }),
      passwordChanged: (userId) => markPasswordChanged(house.pools.ql_auth, userId),
      origins,
      reportOrigin,
      webFolder: WEB_FOLDER,
      onFault: (id, error) => console.error(`出错 ${id}`, error),
    });
    await ensureWeb(say);
    const server = serve({ fetch: app.fetch, hostname: host, port });
    await new Promise<void>((listening, failed) => { server.once('listening', listening); server.once('error', failed); });
    const jobs = startJobs(house, JOBS, (job, error) => console.error(`每日任务 ${job} 出错，将重试：`, error));
    await printWelcome({ house, counties, origin, password: DEMO_PASSWORD }, say);
    const backups = backupFolderOf(env);
    const nightly = backups === undefined ? undefined : startNightly({ dataFolder: dataFolderOf(env), into: backups, databaseUrl: env['DATABASE_URL'] || undefined, clock: systemClock }, (done) => void printBackup(done, say, (line) => console.error(`夜间备份没有完成：${line}`)), (error) => console.error('夜间备份出错，将重试：', error));
    await new Promise<void>((stop) => { for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop()); });
    await new Promise<void>((closed) => { server.close(() => closed()); if ('closeAllConnections' in server) server.closeAllConnections(); });
    await nightly?.stop();
    await imports.stop();
    await pictures.stop();
    await jobs.stop();
    await sequencer.stop();
    await close();
    return 0;
  } catch (error) {
    await close();
    throw error;
  }
}

async function demo(args: readonly string[], env: Env): Promise<number> {
  const units = Number(args[args.indexOf('--units') + 1]);
  if (!args.includes('--units') || !Number.isSafeInteger(units) || units < 1 || units > 9_000) {
    console.error('用法：npx qinglian demo --units 学校数（1 到 9000）');
    return 2;
  }
  const { house, database, close } = await open(env);
  try {
    if ((await listTenants(house.pools.ql_app)).some((county) => county.code === DEMO_CODE)) {
      console.error('这个数据文件夹里已有演示县。请用 QINGLIAN_DATA 指定一个新的文件夹。');
      return 1;
    }
    await foundDemo(house, database, 'localhost', units);
    say(`演示县已建立：${units} 所学校。运行 npm start 打开。`);
    return 0;
  } finally {
    await close();
  }
}

async function countyCommand(args: readonly string[], env: Env): Promise<number> {
  const io = { out: say, err: (line: string) => console.error(line) };
  const origin = env['QINGLIAN_ORIGIN'] ?? `http://localhost:${Number(env['PORT'] || 3000)}`;
  if (!isCountyCommand(args)) return county(args, io);
  const { house, database, close } = await open(env);
  try {
    const done = await county(args, { ...io, work: { house, owner: database.owner, counties: await listTenants(house.pools.ql_app), origin } });
    await sequence(house);
    return done;
  } finally {
    await close();
  }
}

async function check(env: Env): Promise<number> {
  const { house, close } = await open(env);
  try {
    return printReports(await verify(house), say);
  } finally {
    await close();
  }
}

/** Runs one command and answers with the exit code. */
export async function main([command = 'help', ...args]: readonly string[]): Promise<number> {
  const { env } = process;
  try {
    switch (command) {
      case 'start':
        return await start(env);
      case 'demo':
        return await demo(args, env);
      case 'county':
        return await countyCommand(args, env);
      case 'verify':
        return await check(env);
      case 'backup':
        return await backup(args, env, systemClock);
      case 'doctor':
        return await doctor(env, systemClock);
      case 'restore':
        return await restore(args, env, systemClock);
      case 'verify-publication':
        return await verifyPublication(args, nodeCrypto, { out: say, err: (line) => console.error(line) });
      case 'plan':
        return await plan([...args], { out: say, err: (line) => console.error(line), readFile: async (path) => new Uint8Array(await readFile(path)) });
      case 'duties':
        return await duties([...args], { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) });
      case 'help':
      case '--help':
        say(HELP);
        return 0;
      default:
        console.error(`没有这个命令：${command}\n\n${HELP}`);
        return 2;
    }
  } catch (error) {
    // Faults made for the person at the keyboard say what to do; anything else shows where it broke.
    const fault = error as NodeJS.ErrnoException;
    if (fault.code === 'EADDRINUSE') console.error(`端口已被占用。换一个：PORT=3001 npm start`);
    else if (fault.syscall === 'mkdir') console.error(sentenceForDisk(fault) ?? fault.message);
    else console.error(fault.code?.startsWith?.('database-') || error instanceof RangeError ? fault.message : error);
    return 1;
  }
}
