import { expect, test } from 'vitest';
import { openLockout } from './lockout.ts';

test('连错五次锁五分钟，到时自动解锁，登录成功清零', () => {
  let now = 0;
  const lockout = openLockout(() => now);
  for (let i = 0; i < 4; i += 1) lockout.failed('a/1');
  expect(lockout.waits('a/1')).toBe(0);
  lockout.failed('a/1');
  expect(lockout.waits('a/1')).toBe(300_000);
  expect(lockout.waits('a/2')).toBe(0);
  now = 300_001;
  expect(lockout.waits('a/1')).toBe(0);
  lockout.failed('a/1');
  lockout.passed('a/1');
  for (let i = 0; i < 4; i += 1) lockout.failed('a/1');
  expect(lockout.waits('a/1')).toBe(0);
});
