import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Instant, instant } from '#base/day';
import { readBackupNotes } from '#store/backup/backup-notes';
import { listBackups } from '#store/backup/unpack-backup';
import { afterAll, expect, test, vi } from 'vitest';
import { backUp, backUpAtNight, tryBackup } from '../../src/back-up.ts';
import { openDatabase } from '../../src/open-database.ts';

vi.setConfig({ testTimeout: 240_000 });
const root = mkdtempSync(join(tmpdir(), 'qinglian-nightly-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('夜里备份一次，白天不再做，第二夜又做；打断的不留下；试着恢复，结果记下', async () => {
  const [dataFolder, into] = [join(root, 'data'), join(root, 'data-backups')];
  let now: Instant = instant('2026-10-09T18:30:00Z');
  const plan = { dataFolder, into, databaseUrl: undefined, clock: () => now };
  expect(await backUp(plan)).toMatchObject({ ok: false, refusal: { code: 'backup-no-data' } });
  expect(existsSync(dataFolder)).toBe(false);
  const database = await openDatabase(dataFolder, undefined);

  const ended = new AbortController();
  ended.abort();
  await expect(backUpAtNight({ ...plan, signal: ended.signal })).rejects.toThrow(/abort/i);
  expect(readdirSync(into)).toEqual([]);
  expect((await readBackupNotes(dataFolder)).failed).toMatchObject({ at: now });

  expect(await backUpAtNight(plan)).toMatchObject({ ok: true });
  expect(await readBackupNotes(dataFolder)).toMatchObject({ last: { at: now } });
  expect((await readBackupNotes(dataFolder)).failed).toBeUndefined();
  now = instant('2026-10-10T09:00:00Z');
  expect(await backUpAtNight(plan)).toBeUndefined();
  now = instant('2026-10-10T18:31:00Z');
  expect(await backUpAtNight(plan)).toMatchObject({ ok: true });
  expect(await listBackups(into)).toEqual(['2026-10-10T023000', '2026-10-11T023100']);

  expect(await tryBackup(plan)).toMatchObject({ ok: true, value: { inPlace: true, backup: join(into, '2026-10-11T023100') } });
  expect((await readBackupNotes(dataFolder)).tried).toEqual({ at: now, folder: join(into, '2026-10-11T023100'), whole: true });
  rmSync(join(into, '2026-10-11T023100/data/secrets.json'));
  expect(await tryBackup(plan)).toMatchObject({ ok: false, refusal: { code: 'backup-partial', path: 'secrets.json' } });
  expect((await readBackupNotes(dataFolder)).tried?.whole).toBe(false);
  expect(readdirSync(into).filter((name) => name.startsWith('.'))).toEqual([]);
  await database.close();
});
