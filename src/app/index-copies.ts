import { foldText, LEAST_LETTERS, winnow } from '#domain/near-duplicate';
import { findLedger } from '#ledgers';
import { comparedFields, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { NewEntry } from '#store/act';
import { type IndexedText, putCopyText, queueCopyTexts, takeWaitingTexts } from '#store/copy';
import type { Transaction } from '#store/pools';
import type { House } from './house.ts';

const BATCH = 100;

/** The text of a record that is compared: its compared fields one below the other. */
export const comparedText = (ledger: Ledger, values: Values): string => comparedFields(ledger.fields).flatMap((name) => (typeof values[name] === 'string' ? [values[name]] : [])).join('\n');

/** What the index keeps of a record; undefined where it is not handed in, or too short to compare. */
export function indexedText(ledger: Ledger, state: string, values: Values): IndexedText | undefined {
  if (!ledger.handedIn.includes(state) && !ledger.done.includes(state)) return undefined;
  const body = comparedText(ledger, values);
  return foldText(body).letters.length < LEAST_LETTERS ? undefined : { body, prints: winnow(body) };
}

/** Notes beside the entries which records have texts to compare, in the same transaction. */
export async function queueCopies(tx: Transaction, tenant: string, entries: readonly NewEntry[]): Promise<void> {
  const touched = entries.filter(({ envelope }) => comparedFields(findLedger(envelope.subject)?.fields ?? {}).length > 0);
  if (touched.length > 0) await queueCopyTexts(tx, tenant, [...new Set(touched.map(({ envelope }) => envelope.recordId))]);
}

/** Brings the index of copied text up to date: what is handed in goes in, what is withdrawn or returned goes out. A crash leaves the rest waiting. */
export async function indexCopies(house: House): Promise<void> {
  for (let count = BATCH; count === BATCH; ) {
    const tx = await house.pools.ql_log.connect();
    try {
      await tx.query('begin');
      const waiting = await takeWaitingTexts(tx, BATCH);
      for (const one of waiting) {
        const ledger = findLedger(one.ledger);
        await putCopyText(tx, one, ledger && indexedText(ledger, one.state, one.open));
      }
      await tx.query('commit');
      count = waiting.length;
    } catch (error) {
      await tx.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      tx.release();
    }
  }
}
