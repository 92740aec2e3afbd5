// npm's `prepare`: builds the web once the packages are there. It never fails an installation; `start` builds what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = `${root}node_modules/vite/bin/vite.js`;
if (existsSync(`${root}vite.config.ts`) && existsSync(vite)) {
  const pinned = `${root}node_modules/.bin/node`;
  const built = spawnSync(existsSync(pinned) ? pinned : process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) console.error('网页未能构建；npm start 时会再试一次。 The web was not built; npm start tries again.');
}
