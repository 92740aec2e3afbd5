// How long does the check of a new 2,000-character report against 10,000 take, asked through the database as the act asks it, and how sure is it? Prints the time of the whole question (winnowing, common words left out, look-up, passages),
// and precision and recall over planted copies and fresh reports. Seeded: the same corpus each time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCopies } from '#app/find-copies';
import { indexedText } from '#app/index-copies';
import { systemClock } from '#base/day';
import { uuidV7 } from '#base/id';
import { findLedger } from '#ledgers';
import { inSight } from '#store/pools';
import { buildHouse } from '../src/build-house.ts';
import { openDatabase } from '../src/open-database.ts';
import { copyText, seededWriter } from './copy-corpus.ts';

const TENANT = 'benchland';
const REPORTS = Number(process.argv[2] ?? 10_000);
const UNITS = 100;
const LETTERS = 2_000;
const ASKED = 120;
const BATCH = 200;

const folder = mkdtempSync(join(tmpdir(), 'qinglian-copies-'));
const database = await openDatabase(folder, undefined);
const house = buildHouse({ dataFolder: folder, address: database.address, passwords: database.passwords, clock: systemClock });
try {
  const ledger = findLedger('semester-report');
  if (!ledger) throw new Error('no ledger');
  const writer = seededWriter(20_260_901);
  const id = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  await database.owner.query('insert into tenant (tenant_id, name, demo, created_at) values ($1, $1, false, now())', [TENANT]);
  for (let i = 0; i < UNITS; i += 1) await database.owner.query("insert into unit (tenant_id, unit_id, parent_id, kind, name, ordinal) values ($1, $2, null, 'primary', $2, $3)", [TENANT, `u${i}`, i]);
  const texts = Array.from({ length: REPORTS }, () => writer.report(LETTERS));
  for (let from = 0; from < REPORTS; from += BATCH) {
    const rows = texts.slice(from, from + BATCH).map((text, i) => ({ id: id(), unit: `u${(from + i) % UNITS}`, text, prints: indexedText(ledger, '已报送', { summary: text })?.prints ?? [] }));
    await database.owner.query(
      `with x as (select * from jsonb_to_recordset($2) as x(id uuid, unit text, text text, prints jsonb)), t as (
         insert into copy_text (tenant_id, record_id, ledger, unit_id, since, body, prints, starts, ends)
         select $1, id, 'semester-report', unit, '2026-01-01', text, array(select (p ->> 'print')::int from jsonb_array_elements(prints) p), array(select (p ->> 'at')::int from jsonb_array_elements(prints) p), array(select (p ->> 'until')::int from jsonb_array_elements(prints) p) from x returning text_no, prints)
       insert into copy_print (tenant_id, print, text_no) select distinct $1, print, text_no from t, unnest(t.prints) print`,
      [TENANT, JSON.stringify(rows)],
    );
  }
  await database.owner.query('vacuum analyze copy_print, copy_text');
  const size = await database.owner.query("select pg_size_pretty(pg_total_relation_size('copy_print') + pg_total_relation_size('copy_text')) as size, (select count(*) from copy_print) as rows");
  console.log(`${REPORTS} 份、每份 ${LETTERS} 字：索引 ${size.rows[0].rows} 行，${size.rows[0].size}`);

  const times: number[] = [];
  const ask = async (text: string) => {
    const start = performance.now();
    const found = await inSight(house.pools.ql_app, { tenant: TENANT, units: ['u1'], own: 'u1' }, (tx) => findCopies(tx, { tenant: TENANT, ledger, recordId: id(), unitId: 'u1', values: { summary: text }, before: null }));
    times.push(performance.now() - start);
    return found;
  };
  const textOf = async (recordId: string): Promise<string> => (await database.owner.query('select body from copy_text where tenant_id = $1 and record_id = $2', [TENANT, recordId])).rows[0].body;
  for (let i = 0; i < 10; i += 1) await ask(writer.report(LETTERS));
  times.length = 0;
  let wrong = 0;
  for (let i = 0; i < ASKED; i += 1) wrong += (await ask(writer.report(LETTERS))).length > 0 ? 1 : 0;
  console.log(`自己写的 ${ASKED} 份，误报 ${wrong} 份`);
  for (const [name, share, edits] of [['整份', 1, 0], ['整份', 1, 0.1], ['整份', 1, 0.2], ['整份', 1, 0.3], ['整份', 1, 0.4], ['半份', 0.5, 0], ['半份', 0.5, 0.3], ['四分之一', 0.25, 0], ['四分之一', 0.25, 0.3]] as const) {
    let [right, shown] = [0, 0];
    for (let i = 0; i < ASKED; i += 1) {
      const source = texts[writer.pick(REPORTS)] ?? '';
      const found = await ask(copyText(writer, source, { share, edits, letters: LETTERS }));
      const sources = await Promise.all(found.map((one) => textOf(one.recordId)));
      right += sources.includes(source) ? 1 : 0;
      shown += found.length;
      wrong += sources.filter((text) => text !== source).length;
    }
    console.log(`${name}，改动 ${edits * 100}%：查出 ${right}/${ASKED}（召回 ${(right / ASKED).toFixed(3)}），提示 ${shown} 处，准确 ${(shown === 0 ? 1 : right / shown).toFixed(3)}`);
  }
  const sorted = times.toSorted((a, b) => a - b);
  console.log(`比对一份：中位 ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} ms，p95 ${sorted[Math.floor(sorted.length * 0.95)]?.toFixed(1)} ms（目标 50 ms，比值 ${((sorted[Math.floor(sorted.length / 2)] ?? 0) / 50).toFixed(2)}）`);
} finally {
  await house.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}
