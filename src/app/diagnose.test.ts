import { day, instant } from '#base/day';
import { expect, test } from 'vitest';
import { diagnose, type Facts } from './diagnose.ts';

const NOW = instant('2026-10-10T02:00:00Z');
const GB = 2 ** 30;
const healthy: Facts = {
  embedded: true,
  holidaysUntil: day('2026-12-31'),
  database: {
    version: '18.4', settings: { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', data_checksums: 'on' }, brokenPages: 0, bytes: GB / 4, now: NOW,
    newestCheckpoint: instant('2026-10-10T01:59:00Z'), waiting: 0, waitingSince: null, counties: [{ code: 'qing', name: '青县', demo: false, withoutSecondFactor: 0 }],
  },
  folder: {
    folder: '/srv/qinglian', freeBytes: 40 * GB, totalBytes: 80 * GB, open: [],
    notes: { last: { at: instant('2026-10-09T18:31:00Z'), folder: '/mnt/b/x', bytes: 1 }, tried: { at: instant('2026-10-01T00:00:00Z'), folder: '/mnt/b/x', whole: true } },
    backups: { folder: '/mnt/b', newest: 'x', sameDisk: false },
  },
};
type Change = { readonly [K in keyof Facts]?: Partial<Facts[K]> | Facts[K] };
const withChange = ({ database, folder, ...rest }: Change): Facts => ({ ...healthy, ...(rest as object), database: { ...healthy.database, ...database }, folder: { ...healthy.folder, ...folder } });
const last = (at: string) => ({ ...healthy.folder.notes, last: { at: instant(at), folder: '/mnt/b/x', bytes: 1 } });

test('样样都好，就样样说好', () => {
  expect(diagnose(healthy, NOW).filter(({ light }) => light !== 'good')).toEqual([]);
});

test.each<readonly [string, Change, 'warn' | 'bad', string]>([
  ['不是 18', { database: { version: '17.2' } }, 'bad', '数据库版本'],
  ['fsync 关着', { database: { settings: { ...healthy.database.settings, fsync: 'off' } } }, 'bad', '断电不丢'],
  ['没有校验', { database: { settings: { ...healthy.database.settings, data_checksums: 'off' } } }, 'warn', '数据页校验'],
  ['坏页', { database: { brokenPages: 2 } }, 'bad', '数据页校验'],
  ['盘快满', { folder: { freeBytes: GB / 4 } }, 'bad', '磁盘空间'],
  ['盘不宽裕', { folder: { freeBytes: GB } }, 'warn', '磁盘空间'],
  ['别人能读', { folder: { open: ['secrets.json'] } }, 'bad', '数据文件夹权限'],
  ['从没备份', { folder: { notes: { tried: healthy.folder.notes.tried! } } }, 'bad', '最近的备份'],
  ['昨夜没备份', { folder: { notes: last('2026-10-08T18:31:00Z') } }, 'warn', '最近的备份'],
  ['一周没备份', { folder: { notes: last('2026-10-02T18:31:00Z') } }, 'bad', '最近的备份'],
  ['从没试过', { folder: { notes: { last: healthy.folder.notes.last! } } }, 'warn', '备份试过没有'],
  ['试了不行', { folder: { notes: { ...healthy.folder.notes, tried: { at: NOW, folder: '', whole: false } } } }, 'bad', '备份试过没有'],
  ['试过很久了', { folder: { notes: { ...healthy.folder.notes, tried: { at: instant('2026-06-01T00:00:00Z'), folder: '', whole: true } } } }, 'warn', '备份试过没有'],
  ['昨夜失败', { folder: { notes: { ...healthy.folder.notes, failed: { at: NOW, why: 'ENOSPC' } } } }, 'bad', '夜间备份'],
  ['夜间关着', { folder: { backups: undefined } }, 'warn', '夜间备份'],
  ['同一块磁盘', { folder: { backups: { folder: '/b', newest: 'x', sameDisk: true } } }, 'warn', '备份放在哪里'],
  ['数据库在别处', { embedded: false }, 'warn', '数据库的备份'],
  ['日志停了', { database: { waiting: 3, waitingSince: instant('2026-10-10T01:40:00Z') } }, 'bad', '日志'],
  ['节假日表到期', { holidaysUntil: day('2026-09-30') }, 'bad', '节假日表'],
  ['节假日表快到期', { holidaysUntil: day('2026-11-01') }, 'warn', '节假日表'],
  ['没有第二因素', { database: { counties: [{ code: 'qing', name: '青县', demo: false, withoutSecondFactor: 2 }] } }, 'warn', '青县第二因素'],
  ['时钟倒退', { database: { newestCheckpoint: instant('2026-10-10T03:00:00Z') } }, 'bad', '时钟'],
  ['时钟不一致', { database: { now: instant('2026-10-10T02:00:20Z') } }, 'warn', '时钟'],
])('%s：说出这一项，并说怎么办', (_what, change, light, what) => {
  const troubles = diagnose(withChange(change), NOW).filter((line) => line.light !== 'good');
  expect(troubles).toEqual([expect.objectContaining({ light, what, advice: expect.stringMatching(/。$|qinglian|chmod/) })]);
});
