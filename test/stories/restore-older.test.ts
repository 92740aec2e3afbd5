import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { continueLog, findNewerStates } from '#app/continue-log';
import { sequence } from '#app/sequence';
import { verify } from '#app/verify';
import { signCheckpoint } from '#domain/log';
import { listBackups } from '#store/backup/unpack-backup';
import { afterAll, expect, test, vi } from 'vitest';
import { openTestHouse } from '../harness.ts';
import { enterSchool } from '../enter-school.ts';
import { openProgram } from '../program.ts';

vi.setConfig({ testTimeout: 240_000 }); // whole programs start and stop here
const program = openProgram('older');
const { root } = program;
afterAll(() => program.close());

const typed = (...answers: readonly string[]): string => answers.map((answer) => `${answer}\n`).join('');
const PASSWORD = 'Qinglian-2026';

test('用旧备份盖过较新的状态：两位不同的管理员确认，记入新日志，公开页和 verify 都写明，旧日志照样可查', async () => {
  const [into, port] = [join(root, 'backups'), await program.freePort()];
  const first = program.run(['start'], { port });
  await first.says('Ctrl-C');
  const base = `http://127.0.0.1:${port}/c/qinghe/log/`;
  const text = async (path: string): Promise<string> => (await fetch(base + path)).text();
  const sizeOf = (note: string): number => Number(note.split('\n')[1]);
  const school = await enterSchool(port);
  const demo = sizeOf(await text('checkpoint'));
  await school.submit();
  expect(await program.run(['backup', into]).ended).toBe(0);
  const lost = [await school.submit(), await school.submit()];
  while (sizeOf(await text('checkpoint')) < demo + 3) await new Promise((next) => setTimeout(next, 50));
  const newest = await text('checkpoint');
  first.child.kill('SIGTERM');
  await first.ended;
  const backup = join(into, (await listBackups(into))[0] as string);

  const alone = program.run(['restore', backup], { typed: typed('1006', PASSWORD, '1006', PASSWORD, '2001', PASSWORD, '1008', 'wrong') });
  expect([await alone.ended, alone.text()]).toEqual([1, expect.stringContaining('没有两位管理员确认，什么也没有改动')]);
  expect(alone.text()).toContain(`已经签到日志第 ${demo + 3} 条，这份备份只有前`);
  expect(alone.text()).toContain('这是同一个人');
  expect(alone.text()).not.toContain(PASSWORD);
  expect(readdirSync(root).sort()).toEqual(['backups', 'data']);

  const both = program.run(['restore', backup], { typed: typed('1006', PASSWORD, '1008', PASSWORD) });
  expect([await both.ended, both.text()]).toEqual([0, expect.stringContaining(`从备份恢复：原日志签到第 ${demo + 3} 条`)]);
  const aside = readdirSync(root).find((name) => name.startsWith('data.before-'));
  expect(existsSync(join(root, aside ?? '', 'pg'))).toBe(true);

  const second = program.run(['start'], { port });
  await second.says('Ctrl-C');
  const restored = sizeOf(await text('checkpoint'));
  expect(restored).toBeLessThan(demo + 3);
  const page = await text('');
  expect(page).toContain('数据库从备份恢复');
  expect(page).toContain(`只有前 ${restored} 条`);
  expect(await text('2/continues')).toBe(newest);
  const bundle = new Uint8Array(await (await fetch(`${base}2/tile/entries/000.p/1`)).arrayBuffer());
  const leaf = createHash('sha256').update(`qinglian/continues/v1\n${newest}`).digest();
  expect(Buffer.from(bundle)).toEqual(Buffer.concat([Buffer.from([0, 32]), leaf]));
  expect((await fetch(`${base}3/checkpoint`)).status).toBe(404);
  const again = await enterSchool(port);
  for (const recordId of lost) expect(await again.status(recordId)).toBe(404);
  await again.submit();
  const grown = sizeOf(await text('2/checkpoint'));
  while (sizeOf(await text('2/checkpoint')) === grown && grown < 2) await new Promise((next) => setTimeout(next, 50));
  expect((await text('2/checkpoint')).split('\n')[0]).toBe('localhost/c/qinghe/log/2');
  expect(sizeOf(await text('checkpoint'))).toBe(restored);
  second.child.kill('SIGTERM');
  await second.ended;
  const verified = program.run(['verify']);
  expect([await verified.ended, verified.text()]).toEqual([0, expect.stringContaining(`恢复到第 ${restored} 条，此后记入新日志`)]);
});

test('新日志的第一条对不上、记下的签名被换，verify 说得出；别人的签名不作数；同样长的另一段经过也算较新', async () => {
  const house = await openTestHouse();
  await house.county('qinghe');
  const school = await house.signIn('qinghe', '2001');
  const submit = async (): Promise<void> => {
    await school.act({ ledger: 'semester-report', recordId: house.newId(), action: 'submit', seenSeq: 0, set: { season: '秋季学期', summary: '有', shortcomings: '有', improvements: '改', plan: '做' } });
    await sequence(house.house);
  };
  await submit();
  const origin = 'test.invalid/c/qinghe/log';
  const note = house.house.noted.read(origin) as string;
  expect(await findNewerStates(house.house, [note])).toEqual({ ok: true, value: [] });
  expect(await findNewerStates(house.house, [note.replace(/\n— .*\n$/, `\n— ${origin} ${Buffer.alloc(68).toString('base64')}\n`)])).toMatchObject({ ok: false, refusal: { code: 'noted-foreign' } });

  // The same size and another history: what the key had signed is not what the database holds now.
  const forked = signCheckpoint(house.house.sha256, { origin, size: 2n, root: new Uint8Array(32).fill(7), extensions: [] }, [house.house.signerOf(origin)]);
  const newer = await findNewerStates(house.house, [note, forked]);
  expect(newer).toMatchObject({ ok: true, value: [{ tenant: 'qinghe', notedSize: 2n, number: 2 }] });
  if (!newer.ok || !newer.value[0]) return;
  const people = (await house.owner.query('select person_id from person order by staff_no limit 2')).rows.map((row) => row.person_id);
  await continueLog(house.house, house.owner, newer.value[0], [people[0], people[1]]);
  await expect(continueLog(house.house, house.owner, newer.value[0], [people[0], people[1]])).rejects.toThrow('ended already');
  await submit();
  expect((await verify(house.house))[0]).toMatchObject({ finding: undefined, leaves: 4n, restorations: [{ restoredSize: 2n }] });

  const finding = async (): Promise<string | undefined> => (await verify(house.house))[0]?.finding?.kind;
  await house.owner.query(`update restoration set noted = $1`, [note]);
  expect(await finding()).toBe('continuation');
  await house.owner.query(`update restoration set noted = $1`, [forked]);
  expect(await finding()).toBeUndefined();
  await house.owner.query(`update restoration set noted_size = 9`);
  expect(await finding()).toBe('continuation');
  await house.owner.query('delete from restoration');
  expect(await finding()).toBe('entry-missing');
  for (const sql of ['insert into restoration values (null)', 'update restoration set at = at', 'select confirmed_by from restoration', 'update log set ended_at = null']) await expect(house.house.pools.ql_app.query(sql)).rejects.toThrow(/permission denied/);
  await house.close();
});
