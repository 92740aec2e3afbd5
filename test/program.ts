import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/qinglian.mjs', import.meta.url));

/** A command of the program that is running: what it said, when it ended, and when it says something. */
export interface Running {
  readonly child: ChildProcess;
  text(): string;
  readonly ended: Promise<number | null>;
  /** Throws where it ended without the words. */
  says(words: string): Promise<void>;
}

export interface RunOptions {
  readonly port?: number;
  /** What is typed at the keyboard. */
  readonly typed?: string;
  /** Another data folder than the test's first. */
  readonly data?: string;
}

export interface Program {
  /** The test's own folder; everything in it goes with `close`. */
  readonly root: string;
  /** The data folder in it. */
  readonly data: string;
  run(args: readonly string[], options?: RunOptions): Running;
  freePort(): Promise<number>;
  close(): void;
}

/** The program as a user runs it, on a data folder of the test's own. `close` kills what still runs and removes the folder. */
export function openProgram(name: string): Program {
  const root = mkdtempSync(join(tmpdir(), `qinglian-${name}-`));
  const own = join(root, 'data');
  const running = new Set<ChildProcess>();
  return {
    root,
    data: own,
    freePort: () => new Promise((found) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => found(port));
      });
    }),
    run(args, { port = 0, typed, data = own } = {}) {
      const env = { ...process.env, QINGLIAN_DATA: data, QINGLIAN_BACKUP: '', PORT: String(port), DATABASE_URL: '' };
      const child = spawn(process.execPath, [BIN, ...args], { env, stdio: [typed === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
      running.add(child);
      child.stdin?.end(typed);
      let text = '';
      const heard = new Set<() => void>();
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { text += chunk; for (const tell of heard) tell(); });
      const ended = new Promise<number | null>((done) => child.on('close', (code) => { running.delete(child); done(code); for (const tell of heard) tell(); }));
      const says = (words: string): Promise<void> => new Promise((done, failed) => {
        const look = (): void => {
          if (text.includes(words)) done();
          else if (!running.has(child)) failed(new Error(`ended without “${words}”:\n${text}`));
        };
        heard.add(look);
        look();
      });
      return { child, text: () => text, ended, says };
    },
    close() {
      for (const child of running) child.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}
