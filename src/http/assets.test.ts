import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { openAssets } from './assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'qinglian-assets-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('网页文件压缩后送出，解开与原文一样；压不小的送原文；没有的就是没有，后来有了也找得到', async () => {
  mkdirSync(join(folder, 'assets'));
  const text = '清廉学校'.repeat(500);
  writeFileSync(join(folder, 'assets/a.js'), text);
  writeFileSync(join(folder, 'assets/b.js'), 'x');
  const read = openAssets(pathToFileURL(`${folder}/`));
  const asset = await read('a.js');
  expect(Buffer.from(asset?.plain ?? []).toString()).toBe(text);
  expect(gunzipSync(asset?.gzip ?? Buffer.alloc(0)).toString()).toBe(text);
  expect(asset?.gzip?.length).toBeLessThan(text.length / 4);
  expect(await read('b.js')).toMatchObject({ gzip: undefined });
  expect(await read('c.js')).toBeUndefined();
  writeFileSync(join(folder, 'assets/c.js'), 'y');
  expect(await read('c.js')).toBeDefined();
});
