import { z } from 'zod';
import { instant, uuid } from './shapes.ts';

const fault = z.object({ sheet: z.string(), row: z.int(), column: z.string(), sentence: z.string() });

const about = z.object({
  importId: uuid, ledger: z.string(), ledgerName: z.string(), fileName: z.string(), state: z.enum(['checked', 'running', 'done', 'stopped']),
  /** Rows that would make a record, change one, change nothing (or were brought in today already), and cannot be taken. */
  fresh: z.int(), changed: z.int(), same: z.int(), faulty: z.int(),
  /** Rows taken so far, and refused on the way. */
  done: z.int(), failed: z.int(), note: z.string().nullable(), checkedAt: instant, endedAt: instant.nullable(),
  faults: z.array(fault), faultCount: z.int(),
});

/**
 * A workbook brought into a ledger: looked at first, which writes nothing, then worked off outside the request; the page may be left and come back to.
 * Out by `GET …/console/sheets/<ledger>/template`, `…/sheets/<ledger>/export?…` and `…/imports/<importId>/workbook`, all .xlsx.
 */
export const sheet = {
  /** The file's bytes in base64; says what each row would do. Refused with a `sheet-…` code where it cannot be read. Headings that the ledger does not know are named and passed over. */
  'import.check': { input: z.strictObject({ importId: uuid, ledger: z.string().max(40), fileName: z.string().trim().min(1).max(200), base64: z.base64() }), output: about.extend({ strangers: z.array(z.string()) }) },
  /** Begins to take the rows that were found good; again changes nothing. After a stop it goes on where it stood. */
  'import.run': { input: z.strictObject({ importId: uuid }), output: about },
  'import.stop': { input: z.strictObject({ importId: uuid }), output: about },
  'import.get': { input: z.strictObject({ importId: uuid }), output: about },
  /** One's own imports of the last days, newest first. */
  'import.list': { input: z.strictObject({ ledger: z.string().max(40).optional() }), output: z.array(about) },
  /** Forgets a workbook and what was found in it; the records that came of it stay. */
  'import.drop': { input: z.strictObject({ importId: uuid }), output: z.object({ dropped: z.boolean() }) },
} as const;
