import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

it('缺的上级一并建好，只有自己能进；建过再建无妨', () => {
  const root = mkdtempSync(join(tmpdir(), 'folder-'));
  makeFolder(join(root, 'a', 'b'));
  makeFolder(join(root, 'a', 'b'));
  expect(statSync(join(root, 'a', 'b')).mode & 0o777).toBe(0o700);
  writeFileSync(join(root, 'c'), '');
  expect(() => makeFolder(join(root, 'c', 'd'))).toThrow(/ENOTDIR|EEXIST/);
  rmSync(root, { recursive: true });
});

it.runIf(existsSync('/proc/self'))('上级在却不收文件夹的地方，马上说，不会一直等', () => {
  expect(() => makeFolder('/proc/qinglian/backups')).toThrow(/mkdir/);
});
