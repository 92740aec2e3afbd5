import { canonicalJson, type Json } from '#base/canonical-json';
import { parseVerifierKey, verifyLog, type LogFinding, type LoggedEntry } from '#domain/log';
import { foldEntries } from '#domain/workflow';
import { findLedger } from '#ledgers';
import type { Values } from '#model/field';
import { findCheckpoint, findLog, findTile, findUnlogged, listTenants, readLeaves } from '#store/log';
import { readHistories } from '#store/history';
import type { House } from './house.ts';
import { openFileCheck } from './verify-files.ts';

/** The first thing of a county that does not fit. */
export type Finding = LogFinding | { readonly kind: 'key-missing' | 'record-without-entries' | 'record-differs' | 'unknown-ledger' | 'not-sequenced' | 'file-missing' | 'file-differs'; readonly recordId?: string; readonly expected: string; readonly found: string };

export interface CountyReport {
  readonly tenant: string;
  readonly leaves: bigint;
  readonly erased: bigint;
  readonly records: number;
  readonly files: number;
  readonly finding: Finding | undefined;
}

async function verifyRecords(house: House, tenant: string): Promise<{ records: number; files: number; finding: Finding | undefined }> {
  let records = 0;
  const files = openFileCheck(house, tenant);
  for await (const { stored, entries } of readHistories(house.pools.ql_log, tenant)) {
    records += 1;
    const about = { recordId: stored.recordId };
    const ledger = findLedger(stored.ledger);
    if (!ledger) return { records, files: files.checked(), finding: { kind: 'unknown-ledger', ...about, expected: 'a ledger', found: stored.ledger } };
    if (entries.length === 0) return { records, files: files.checked(), finding: { kind: 'record-without-entries', ...about, expected: 'entries', found: 'nothing' } };
    const folded = foldEntries(ledger, entries.map(({ envelope, open, personal }) => ({ envelope, set: { ...open.set, ...personal } })));
    const hidden = entries.some((entry) => entry.erased);
    const visible = (values: Values): Values => (hidden ? Object.fromEntries(Object.entries(values).filter(([name]) => !ledger.fields[name]?.personal)) : values);
    const [expected, found] = [folded && { ...folded, values: visible(folded.values) }, { ...stored, values: visible(stored.values) }].map((record) => canonicalJson(record as unknown as Json));
    if (expected !== found) return { records, files: files.checked(), finding: { kind: 'record-differs', ...about, expected: expected ?? '', found: found ?? '' } };
    for (const entry of entries) {
      const fault = await files.check(entry.open.files ?? {});
      if (fault) return { records, files: files.checked(), finding: { ...fault, ...about } };
    }
  }
  return { records, files: files.checked(), finding: undefined };
}

/** Re-checks one county: its whole log against its checkpoint and the noted one, every entry against its leaf, every record against the fold of its entries. */
export async function verifyCounty(house: House, tenant: string): Promise<CountyReport> {
  const db = house.pools.ql_log;
  const log = await findLog(db, tenant);
  const key = log && parseVerifierKey(house.sha256, log.verifierKey);
  const checkpoint = await findCheckpoint(db, tenant);
  if (!log || !key) return { tenant, leaves: 0n, erased: 0n, records: 0, files: 0, finding: { kind: 'key-missing', expected: 'a log key', found: 'nothing' } };
  const { records, files, finding } = await verifyRecords(house, tenant);
  if (checkpoint === undefined) return { tenant, leaves: 0n, erased: 0n, records, files, finding: finding ?? (log.size === 0n ? undefined : { kind: 'size', expected: '0', found: `${log.size}` }) };
  const report = await verifyLog(house.crypto, {
    origin: log.origin, keys: [key], checkpoint, noted: house.noted.read(log.origin),
    leaves: toLogged(readLeaves(db, tenant)),
    readTile: ({ level, index, width }) => findTile(db, tenant, level, index, width),
  });
  const unlogged = report.finding ?? finding ? undefined : await findUnlogged(db, tenant);
  return { tenant, leaves: report.checked, erased: report.erased, records, files, finding: report.finding ?? finding ?? (unlogged === undefined ? undefined : { kind: 'not-sequenced', recordId: unlogged, expected: 'a place in the log', found: 'nothing, and nothing waiting' }) };
}

async function* toLogged(leaves: ReturnType<typeof readLeaves>): AsyncIterable<LoggedEntry> {
  for await (const { entry, ...leaf } of leaves) {
    yield {
      ...leaf,
      entry: entry && {
        ...entry,
        envelope: { ...entry.envelope },
        open: entry.open as Json,
        personal: entry.personal as Json | null,
        // No act erases yet: until one does, a missing personal part is a finding.
        erased: false,
      },
    };
  }
}

/** Re-checks every county. */
export async function verify(house: House): Promise<readonly CountyReport[]> {
  const reports: CountyReport[] = [];
  for (const { code } of await listTenants(house.pools.ql_log)) reports.push(await verifyCounty(house, code));
  return reports;
}
