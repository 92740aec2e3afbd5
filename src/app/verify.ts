import { equalBytes } from '#base/bytes';
import { canonicalJson, type Json } from '#base/canonical-json';
import { NO_PERSONAL, openCheckpoint, parseVerifierKey, verifyLog, type LogFinding, type LoggedEntry } from '#domain/log';
import { foldEntries } from '#domain/workflow';
import { findLedger } from '#ledgers';
import { takesEverywhere } from '#model/erasure-ground';
import type { Values } from '#model/field';
import type { EntryEnvelope } from '#model/record';
import { listApprovedItems, listFilesOfDestroyed } from '#store/disposal';
import { listApproved, listNamedFiles } from '#store/erasure';
import { findCheckpoint, findTile, findUnlogged, listLogs, listTenants, type LogRow, readLeaves } from '#store/log';
import { listRestorations, type Restoration } from '#store/restoration';
import { readHistories } from '#store/history';
import type { House } from './house.ts';
import { openFileCheck } from './verify-files.ts';
import { verifyMaterials } from './verify-materials.ts';
import { verifyOrganisation } from './verify-organisation.ts';
import { verifyPhotos } from './verify-photos.ts';
import { verifyPublications } from './verify-publications.ts';
import { type IssueEntry, issueEntriesOf, type PlanFinding, verifyPlans } from './verify-plans.ts';

/** The first thing of a county that does not fit. */
export type Finding = LogFinding | { readonly kind: 'key-missing' | 'record-without-entries' | 'record-differs' | 'unknown-ledger' | 'not-sequenced' | 'organisation-differs' | 'file-missing' | 'file-differs' | 'publication-differs' | 'material-differs' | 'photo-differs' | 'body-not-destroyed'; readonly recordId?: string; readonly expected: string; readonly found: string } | PlanFinding;

export interface CountyReport {
  readonly tenant: string;
  readonly leaves: bigint;
  readonly erased: bigint;
  /** Entries whose body was destroyed at the end of its keeping. */
  readonly destroyed: bigint;
  readonly records: number;
  readonly files: number;
  readonly restorations: readonly Restoration[];
  readonly finding: Finding | undefined;
}

/** What lawful erasures took away. */
interface Erased {
  /** Whether an entry's personal part had to go: an approved erasure of the same unit names its record, up to this entry or a later one, and came after it. */
  readonly entry: (entry: Pick<EntryEnvelope, 'recordId' | 'unitId' | 'seq' | 'at'>) => boolean;
  /** Whether a file had to go from what is said elsewhere: it stood in a personal field of such an entry, and the ground takes it everywhere. What 材料登记 says of a file never holds it. */
  readonly file: (fileId: string, subject: string) => boolean;
  /** Whether an entry's whole body may be gone: an approved disposal list of the same unit names its record, up to this entry or a later one, and came after it. */
  readonly body: (entry: Pick<EntryEnvelope, 'recordId' | 'unitId' | 'seq' | 'at'>) => boolean;
}

async function loadErased(house: House, tenant: string): Promise<Erased> {
  const approved = Map.groupBy(await listApproved(house.pools.ql_log, tenant), (erasure) => `${erasure.unitId}/${erasure.target}`);
  const erasuresOf = ({ recordId, unitId, seq, at }: Pick<EntryEnvelope, 'unitId' | 'seq' | 'at'> & { readonly recordId: string }) => approved.get(`${unitId}/${recordId}`)?.filter((erasure) => seq <= erasure.upTo && at <= erasure.stateSince) ?? [];
  const named = await listNamedFiles(house.pools.ql_log, tenant, [...approved.values()].flatMap((all) => all.map(({ target }) => target)));
  const everywhere = new Map<string, boolean>();
  for (const one of named) for (const { ground } of erasuresOf(one)) for (const fileId of one.files) if (!one.openly.has(fileId)) everywhere.set(fileId, everywhere.get(fileId) || takesEverywhere(ground));
  const disposed = Map.groupBy(await listApprovedItems(house.pools.ql_log, tenant), (item) => `${item.unitId}/${item.recordId}`);
  const without = await listFilesOfDestroyed(house.pools.ql_log, tenant);
  return {
    entry: (entry) => erasuresOf(entry).length > 0,
    file: (fileId, subject) => everywhere.get(fileId) === true || (subject === 'material' && (everywhere.has(fileId) || without.has(fileId))),
    body: ({ recordId, unitId, seq, at }) => disposed.get(`${unitId}/${recordId}`)?.some((item) => seq <= item.upTo && at <= item.approvedAt) ?? false,
  };
}

async function verifyRecords(house: House, tenant: string, lawful: Erased): Promise<{ records: number; files: number; finding: Finding | undefined }> {
  let records = 0;
  const files = openFileCheck(house, tenant);
  const issues: IssueEntry[] = [];
  for await (const history of readHistories(house.pools.ql_log, tenant)) {
    const { stored, entries } = history;
    records += 1;
    issues.push(...issueEntriesOf(history));
    const about = { recordId: stored.recordId };
    const ledger = findLedger(stored.ledger);
    if (!ledger) return { records, files: files.checked(), finding: { kind: 'unknown-ledger', ...about, expected: 'a ledger', found: stored.ledger } };
    if (entries.length === 0) return { records, files: files.checked(), finding: { kind: 'record-without-entries', ...about, expected: 'entries', found: 'nothing' } };
    const folded = foldEntries(ledger, entries.map(({ envelope, open, personal }) => ({ envelope, set: { ...open.set, ...personal } })));
    const { destroyed, ...kept } = stored;
    if (destroyed && entries.some((entry) => !entry.emptied)) return { records, files: files.checked(), finding: { kind: 'body-not-destroyed', ...about, expected: 'nothing', found: 'a body' } };
    const hidden = entries.some((entry) => entry.erased);
    const visible = (values: Values): Values => (hidden ? Object.fromEntries(Object.entries(values).filter(([name]) => !ledger.fields[name]?.personal)) : values);
    const [expected, found] = [folded && { ...folded, values: visible(folded.values) }, { ...kept, values: visible(kept.values) }].map((record) => canonicalJson(record as unknown as Json));
    if (expected !== found) return { records, files: files.checked(), finding: { kind: 'record-differs', ...about, expected: expected ?? '', found: found ?? '' } };
    for (const entry of entries) {
      const named = new Set(Object.values(entry.open.set).flat());
      const fault = await files.check(entry.open.files ?? {}, (fileId) => lawful.file(fileId, stored.ledger) || (lawful.entry(entry.envelope) && !named.has(fileId)));
      if (fault) return { records, files: files.checked(), finding: { ...fault, ...about } };
    }
  }
  return { records, files: files.checked(), finding: (await verifyPublications(house, tenant)) ?? (await verifyMaterials(house, tenant)) ?? (await verifyPhotos(house, tenant)) ?? (await verifyPlans(house, tenant, issues)) };
}

/** Re-checks one log: against its checkpoint and the noted one, every entry against its leaf, the first leaf of one that goes on against the note that it binds. */
async function verifyOneLog(house: House, log: LogRow, continued: Restoration | undefined, lawful: Erased): Promise<{ readonly leaves: bigint; readonly erased: bigint; readonly destroyed: bigint; readonly finding: Finding | undefined }> {
  const db = house.pools.ql_log;
  const nothing = { leaves: 0n, erased: 0n, destroyed: 0n };
  const key = parseVerifierKey(house.sha256, log.verifierKey);
  if (!key) return { ...nothing, finding: { kind: 'key-missing', expected: 'a log key', found: 'nothing' } };
  if (continued) {
    const notedKey = parseVerifierKey(house.sha256, continued.notedKey);
    const opened = notedKey && openCheckpoint(house.crypto, continued.noted, notedKey.name, [notedKey]);
    if (!opened?.ok || opened.value.size !== continued.notedSize) return { ...nothing, finding: { kind: 'continuation', expected: `a signed note of ${continued.notedSize}`, found: opened?.ok ? `${opened.value.size}` : 'none' } };
  }
  const checkpoint = await findCheckpoint(db, log);
  if (checkpoint === undefined) return { ...nothing, finding: log.size === 0n ? undefined : { kind: 'size', expected: '0', found: `${log.size}` } };
  const report = await verifyLog(house.crypto, {
    origin: log.origin, keys: [key], checkpoint, noted: house.noted.read(log.origin), continues: continued?.noted,
    leaves: toLogged(readLeaves(db, log), lawful),
    readTile: ({ level, index, width }) => findTile(db, log, level, index, width),
  });
  return { leaves: report.checked, erased: report.erased, destroyed: report.destroyed, finding: report.finding };
}

/** Re-checks one county: each of its logs, every record against the fold of its entries, every issued plan against its entry, and that no entry is without a place. */
export async function verifyCounty(house: House, tenant: string): Promise<CountyReport> {
  const db = house.pools.ql_log;
  const logs = await listLogs(db, tenant);
  const restorations = await listRestorations(db, tenant);
  const lawful = await loadErased(house, tenant);
  const checked = await verifyRecords(house, tenant, lawful);
  let [leaves, erased, destroyed, finding]: [bigint, bigint, bigint, Finding | undefined] = [0n, 0n, 0n, logs.length > 0 ? undefined : { kind: 'key-missing', expected: 'a log', found: 'nothing' }];
  for (const [i, log] of logs.entries()) {
    const continued = restorations.find(({ name }) => name === log.name);
    const report = await verifyOneLog(house, log, continued, lawful);
    finding ??= report.finding ?? (i > 0 && !continued ? { kind: 'continuation', expected: 'a restoration', found: 'nothing' } : undefined);
    [leaves, erased, destroyed] = [leaves + report.leaves, erased + report.erased, destroyed + report.destroyed];
  }
  finding ??= checked.finding ?? (await verifyOrganisation(house, tenant));
  const unlogged = finding ? undefined : await findUnlogged(db, tenant);
  finding ??= unlogged === undefined ? undefined : { kind: 'not-sequenced', recordId: unlogged, expected: 'a place in the log', found: 'nothing, and nothing waiting' };
  return { tenant, leaves, erased, destroyed, ...checked, restorations, finding };
}

async function* toLogged(leaves: ReturnType<typeof readLeaves>, lawful: Erased): AsyncIterable<LoggedEntry> {
  for await (const { entry, ...leaf } of leaves) {
    yield {
      ...leaf,
      entry: entry && {
        ...entry,
        envelope: { ...entry.envelope },
        open: entry.open as Json,
        personal: entry.personal as Json | null,
        erased: !equalBytes(entry.personalHash, NO_PERSONAL) && lawful.entry(entry.envelope),
        mayBeGone: lawful.body(entry.envelope),
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
