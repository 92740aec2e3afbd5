import { expect, test } from 'vitest';
import { choosePrivilege } from './privilege.ts';

const root = { uid: 0, gid: 0 };
const clerk = { uid: 1000, gid: 1000 };
const env = { PATH: process.env['PATH'] };

test('an ordinary user never changes who they are', () => {
  const { prefix, owner } = choosePrivilege(['true'], env, clerk, root, 1000);
  expect(prefix.join(' ')).not.toMatch(/unshare|reuid/);
  expect(owner).toBeUndefined();
});

test.skipIf(process.getuid?.() !== 0)("root serves an ordinary account's folder as that account", () => {
  expect(choosePrivilege(['true'], env, clerk, root, 0).owner).toEqual(clerk);
});

test.skipIf(process.getuid?.() !== 0)('root without namespaces becomes nobody', () => {
  const owned = choosePrivilege(['sh', '-c', 'test "$(id -u)" = 65534'], env, root, root, 0).owner;
  expect(owned).toEqual({ uid: 65534, gid: 65534 });
});

test.skipIf(process.getuid?.() !== 0)('root in a checkout that only its owner may enter becomes that owner', () => {
  expect(choosePrivilege(['sh', '-c', 'test "$(id -u)" = 1000'], env, root, clerk, 0).owner).toEqual(clerk);
});

test('refuses with a code where nothing works', () => {
  expect(() => choosePrivilege(['false'], env, root, root, 0)).toThrow(expect.objectContaining({ code: 'database-needs-ordinary-user' }));
});
