import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkLibraries } from './binaries.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'qinglian-binaries-'));
  mkdirSync(join(root, 'native/lib'), { recursive: true });
  writeFileSync(join(root, 'native/lib/libx.so.1.2'), 'code');
  const links = ['libx.so', 'libx.so.1'].map((name) => ({ source: 'native/lib/libx.so.1.2', target: `native/lib/${name}` }));
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links));
});
afterEach(() => {
  chmodSync(join(root, 'native/lib'), 0o700);
  rmSync(root, { recursive: true });
});

test('makes the links once; a second time finds them', () => {
  const spare = join(root, 'spare');
  for (let round = 0; round < 2; round += 1) {
    expect(linkLibraries(root, spare)).toEqual({ bin: join(root, 'native/bin') });
    for (const name of ['libx.so', 'libx.so.1']) expect(readFileSync(join(root, 'native/lib', name), 'utf8')).toBe('code');
  }
  chmodSync(join(root, 'native/lib'), 0o500);
  expect(linkLibraries(root, spare)).toEqual({ bin: join(root, 'native/bin') });
});

test.skipIf(process.getuid?.() === 0)('makes them elsewhere where the package may not be written (root may write anywhere)', () => {
  chmodSync(join(root, 'native/lib'), 0o500);
  const spare = join(root, 'spare');
  expect(linkLibraries(root, spare)).toEqual({ bin: join(root, 'native/bin'), libraries: spare });
  expect(readdirSync(spare).sort()).toEqual(['libx.so', 'libx.so.1']);
  expect(readFileSync(join(spare, 'libx.so'), 'utf8')).toBe('code');
});
