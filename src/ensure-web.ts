import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('..', import.meta.url);

/** Where the built console lies. */
export const WEB_FOLDER = new URL('dist/console/', ROOT);

/** Builds the web where that is missing, as after an installation without scripts. */
export async function ensureWeb(say: (line: string) => void): Promise<void> {
  if (existsSync(new URL('index.html', WEB_FOLDER)) || !existsSync(new URL('vite.config.ts', ROOT))) return;
  say('正在构建网页（只在第一次）……');
  spawnSync(process.execPath, [fileURLToPath(new URL('node_modules/vite/bin/vite.js', ROOT)), 'build', '--logLevel', 'warn'], { cwd: fileURLToPath(ROOT), stdio: 'inherit' });
}
