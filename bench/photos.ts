// How long does a look at a picture take (thread, unpacking, two copies, print), against unpacking it alone; and how long does it take to find the pictures like one among 100,000, against a bare look-up of one row by its key,
// both asked through the database under row-level security? Says as well how many of the planted ones, 0 to 7 bits apart, were found. Seeded.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookApart } from '#app/picture/look-apart';
import { systemClock } from '#base/day';
import { uuidV4, type Uuid } from '#base/id';
import { bandsOf, scalePicture } from '#domain/photo';
import { findLikePictures } from '#store/picture';
import { inSight } from '#store/pools';
import { buildHouse } from '../src/build-house.ts';
import { openDatabase } from '../src/open-database.ts';
import { drawScene, fromJpeg, toJpeg } from '../test/scenes.ts';

const TENANT = 'benchland';
const PICTURES = Number(process.argv[2] ?? 100_000);
const ASKED = 300;
const BATCH = 5_000;
const NOBODY = '00000000-0000-0000-0000-000000000000' as Uuid;

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const photo = await toJpeg(scalePicture(drawScene(7), { width: 4000, height: 3000 }), 85);
const looks: number[] = [];
const decodes: number[] = [];
for (let i = 0; i < 7; i += 1) {
  looks.push(await timed(() => lookApart({ kind: 'jpeg', bytes: photo })));
  decodes.push(await timed(() => fromJpeg(photo)));
}
console.log(`看一张 1200 万像素的照片：${median(looks).toFixed(0)} ms，只解码 ${median(decodes).toFixed(0)} ms，比 ${(median(looks) / median(decodes)).toFixed(2)}`);

let state = 20_260_901;
const next = (): number => { state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; return state / 2 ** 32; };
const bits = (count: number): string => Array.from({ length: count }, () => (next() < 0.5 ? '1' : '0')).join('');
const flip = (from: string, count: number): string => {
  const at = new Set<number>();
  while (at.size < count) at.add(Math.floor(next() * from.length));
  return [...from].map((bit, i) => (at.has(i) ? (bit === '1' ? '0' : '1') : bit)).join('');
};
const id = (): Uuid => uuidV4(crypto.getRandomValues(new Uint8Array(16)));

const folder = mkdtempSync(join(tmpdir(), 'qinglian-photos-'));
const database = await openDatabase(folder, undefined);
const house = buildHouse({ dataFolder: folder, address: database.address, passwords: database.passwords, clock: systemClock });
try {
  const { owner } = database;
  await owner.query('insert into tenant (tenant_id, name, demo, created_at) values ($1, $1, false, now())', [TENANT]);
  const put = async (rows: readonly { readonly id: Uuid; readonly hash: string; readonly fine: string }[]): Promise<void> => {
    const person = id();
    const values = JSON.stringify(rows.map((row) => { const [b1, b2, b3, b4] = bandsOf(row.hash); return { ...row, b1, b2, b3, b4 }; }));
    await owner.query(`insert into file (tenant_id, file_id, unit_id, uploader_id, name, size, kind, sha256, begun_at, finished_at) select $1, id, 'u1', $3, 'x', 1, 'jpeg', '\\x00', now(), now() from jsonb_to_recordset($2) as x(id uuid)`, [TENANT, values, person]);
    await owner.query(`insert into picture (tenant_id, file_id, width, height, view_sha256, hash, fine, page, b1, b2, b3, b4) select $1, id, 1, 1, '\\x00', hash::bit(64), fine::bit(256), false, b1, b2, b3, b4 from jsonb_to_recordset($2) as x(id uuid, hash text, fine text, b1 int, b2 int, b3 int, b4 int)`, [TENANT, values]);
    const entry = id();
    await owner.query(`insert into entry (tenant_id, entry_id, subject, record_id, seq, action, to_state, definition_version, person_id, post_id, unit_id, at, open_hash, personal_hash, commitment, request_hash) values ($1, $2, 'activity', $3, 1, 'enter', '已登记', 1, $4, $4, 'u1', now(), '\\x00', '\\x00', '\\x00', '\\x00')`, [TENANT, entry, id(), person]);
    await owner.query(`insert into file_use (tenant_id, file_id, entry_id, field, record_id, unit_id, personal) select $1, x.id, e.entry_id, 'photos', e.record_id, 'u1', false from jsonb_to_recordset($2) as x(id uuid), entry e where e.tenant_id = $1 and e.entry_id = $3`, [TENANT, values, entry]);
  };
  const all = Array.from({ length: PICTURES }, () => ({ id: id(), hash: bits(64), fine: bits(256) }));
  for (let from = 0; from < all.length; from += BATCH) await put(all.slice(from, from + BATCH));
  const asked = all.slice(0, ASKED);
  const planted = asked.map((one, i) => ({ id: id(), of: one.id, apart: i % 8, hash: flip(one.hash, i % 8), fine: flip(one.fine, 20) }));
  await put(planted);
  await owner.query('vacuum analyze picture, file, file_use, entry');

  const sight = { tenant: TENANT, units: '*' } as const;
  const [found, bare]: [number[], number[]] = [[], []];
  let recalled = 0;
  for (const [i, one] of asked.entries()) {
    await inSight(house.pools.ql_app, sight, async (tx) => {
      bare.push(await timed(() => tx.query('select width from picture where tenant_id = $1 and file_id = $2', [TENANT, one.id])));
      found.push(await timed(async () => { if ((await findLikePictures(tx, [one.id], NOBODY)).some(({ other }) => other === planted[i]?.id)) recalled += 1; }));
    });
  }
  console.log(`${PICTURES} 张里找相近的：中位 ${median(found).toFixed(2)} ms，按编号取一行 ${median(bare).toFixed(2)} ms，比 ${(median(found) / median(bare)).toFixed(1)}；种下的 ${ASKED} 张（差 0 到 7 位）找到 ${recalled} 张`);
} finally {
  await house.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
