import { instant } from '#base/day';
import { expect, test } from 'vitest';
import { isBackupDue } from './is-due.ts';

test.each<readonly [string, string | undefined, string, boolean]>([
  ['从来没有', undefined, '2026-10-10T02:00:00Z', true],
  ['今晨做过', '2026-10-10T023500', '2026-10-10T02:00:00Z', false],
  ['昨天白天做过，还没到夜里', '2026-10-09T103500', '2026-10-09T18:29:00Z', false],
  ['昨天白天做过，到了夜里两点半', '2026-10-09T103500', '2026-10-09T18:30:00Z', true],
  ['夜里关着，早上才开', '2026-10-08T023100', '2026-10-09T00:30:00Z', true],
])('夜间备份：%s', (_what, newest, now, due) => expect(isBackupDue(newest, instant(now))).toBe(due));
