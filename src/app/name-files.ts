import { fromHex, toHex } from '#base/bytes';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { findLedger } from '#ledgers';
import type { Actor } from '#model/actor';
import type { Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { Act } from '#model/record';
import type { NewEntry } from '#store/act';
import { findSecrets, type NewFileUse, putFileUses } from '#store/file';
import { inSight, type Transaction } from '#store/pools';
import type { House } from './house.ts';
import { readableFiles } from './readable-files.ts';
import { bindFile } from './upload-file.ts';
import { sightOf } from './viewer.ts';

/** The files that an act names and the actor may use: id → what the entry says of it. */
export type NamedFiles = ReadonlyMap<string, string>;

const filesIn = (ledger: Ledger, set: Values): readonly (readonly [field: string, fileId: Uuid])[] =>
  Object.entries(set).flatMap(([name, value]) => (ledger.fields[name]?.kind === 'files' && Array.isArray(value) ? (value as readonly Uuid[]).map((fileId) => [name, fileId] as const) : []));

/** Loads what entries say of the files that these acts name; costs nothing where they name none. */
export async function loadNamedFiles(house: House, tenant: string, actor: Actor, acts: readonly Act[]): Promise<NamedFiles> {
  const fileIds = acts.flatMap((one) => { const ledger = findLedger(one.ledger); return ledger ? filesIn(ledger, one.set).map(([, fileId]) => fileId) : []; });
  if (fileIds.length === 0) return new Map();
  return inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
    const secrets = await findSecrets(tx, tenant, fileIds);
    return new Map((await readableFiles(tx, tenant, actor, fileIds)).flatMap((file) => {
      const secret = secrets.get(file.fileId);
      return secret && file.sha256 ? [[file.fileId, toHex(bindFile(house, secret.salt, fromHex(file.sha256)))] as const] : [];
    }));
  });
}

/** What the entry of one act says of its files, by id; nothing where it names none. Refuses a file that does not exist, is not finished, is erased, or is out of the actor's reach. */
export function nameFiles(ledger: Ledger, set: Values, named: NamedFiles): Result<Readonly<Record<string, string>> | undefined, { readonly code: 'file-unusable'; readonly field: string }> {
  const found = filesIn(ledger, set);
  const unusable = found.find(([, fileId]) => !named.has(fileId));
  if (unusable) return refuse({ code: 'file-unusable', field: unusable[0] });
  return ok(found.length > 0 ? Object.fromEntries(found.map(([, fileId]) => [fileId, named.get(fileId) ?? ''])) : undefined);
}

/** Keeps beside the entries which files they name in which fields. */
export async function keepFileUses(tx: Transaction, tenant: string, entries: readonly NewEntry[]): Promise<void> {
  const uses = entries.filter(({ open }) => open.files).flatMap(({ envelope, open, personal }): NewFileUse[] => {
    const ledger = findLedger(envelope.subject);
    const { entryId, recordId, unitId, leadUnitId, subject } = envelope;
    return ledger ? [...new Map(filesIn(ledger, { ...open.set, ...personal }).map(([field, fileId]) => [`${field}/${fileId}`, { fileId, field, entryId, recordId, unitId, leadUnitId, ledger: subject, personal: ledger.fields[field]?.personal === true }])).values()] : [];
  });
  await putFileUses(tx, tenant, uses);
}
