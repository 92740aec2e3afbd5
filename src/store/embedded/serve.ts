import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LOCKED, readClaim } from './lock.ts';
import { StartFault } from './start-fault.ts';

const LOOK_EVERY_MS = 15;
const LOG_MAX_BYTES = 8 * 2 ** 20;
/** How long a server that shuts down, or recovers from a crash, may take before we give up. */
const PATIENCE_MS = 120_000;
/** How long a healthy server may hold the folder: one whose program was just killed needs a moment to notice. */
const GRACE_MS = 1_500;
const HARSHER_AFTER_MS = 20_000;

export interface Server {
  /** Resolves when the server is gone, asked for or not. */
  readonly ended: Promise<void>;
  /** Ends it in an orderly way: open transactions roll back, everything acknowledged stays. May be called again. */
  stop(): Promise<void>;
}

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

const lastLines = (path: string): string => readFileSync(path, 'utf8').trimEnd().split('\n').slice(-3).join('\n');

/** Runs the command once; a server when it is ready, or the code it ended with before. */
async function launch(command: readonly string[], folder: string, logPath: string, env: NodeJS.ProcessEnv): Promise<Server | number | null> {
  const [program = '', ...args] = command;
  const log = openLog(logPath);
  // A group of its own: Ctrl-C in the terminal is for us, and we decide when the database goes.
  const child = spawn(program, args, { stdio: ['ignore', log, log], env, detached: true });
  closeSync(log);
  let code: number | null | undefined;
  const ended = new Promise<void>((done) => {
    const end = (status: number | null): void => {
      code = status;
      done();
    };
    child.once('error', () => end(null));
    child.once('exit', end);
  });
  const leave = (): boolean => child.kill('SIGINT');
  process.once('exit', leave);
  void ended.then(() => process.off('exit', leave));

  for (const until = performance.now() + PATIENCE_MS; code === undefined; await pause(LOOK_EVERY_MS)) {
    const claim = readClaim(folder);
    if (claim?.pid === child.pid && claim?.status === 'ready') {
      return {
        ended,
        async stop() {
          child.kill('SIGINT'); // "fast": does not wait for clients
          const harsher = setTimeout(() => child.kill('SIGQUIT'), HARSHER_AFTER_MS);
          await ended;
          clearTimeout(harsher);
        },
      };
    }
    if (performance.now() > until) child.kill('SIGQUIT');
  }
  return code;
}

/** Starts the server and waits until it answers. Throws where another one holds the folder, or it does not come up. */
export async function serve(command: readonly string[], home: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const folder = join(home, 'pg');
  const logPath = join(home, 'postgres.log');
  const started = performance.now();
  for (let stale = 0; ; await pause(50)) {
    const result = await launch(command, folder, logPath, env);
    if (typeof result === 'object' && result !== null) return result;
    const waited = performance.now() - started;
    const claim = readClaim(folder);
    const leaving = claim === undefined || !claim.alive || claim.status === 'stopping';
    if (result === LOCKED || claim?.alive) {
      if (waited < (leaving ? PATIENCE_MS : GRACE_MS)) continue;
      throw new StartFault('database-in-use', `数据文件夹 ${home} 正被另一个进程使用。`);
    }
    if (claim && stale++ === 0) {
      rmSync(join(folder, 'postmaster.pid')); // its number belongs to some other program now, and PostgreSQL would not believe that
      continue;
    }
    throw new StartFault('database-not-started', `数据库没有启动，原因见 ${logPath}：\n${lastLines(logPath)}`);
  }
}
