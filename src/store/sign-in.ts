import { toHex } from '#base/bytes';
import type { Instant } from '#base/day';
import type { Uuid } from '#base/id';
import type pg from 'pg';
import type { Transaction } from './pools.ts';

/** entered: signed in; second-factor: the password was right, a code is still due; refused: locked out or locked; unlocked: an administrator ended a lockout. */
export type SignInOutcome = 'entered' | 'second-factor' | 'wrong-password' | 'wrong-code' | 'refused' | 'unlocked';

export interface SignIn {
  readonly signInId: Uuid;
  readonly at: Instant;
  readonly staffNo: string | null;
  readonly outcome: SignInOutcome;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Adds a line to the record of sign-ins; `who` is the SHA-256 of the sign-in name. */
export async function putSignIn(tx: Transaction, tenant: string, who: Uint8Array, line: SignIn): Promise<void> {
  await tx.query('insert into sign_in (tenant_id, sign_in_id, at, who, staff_no, outcome, address, user_agent) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [tenant, line.signInId, line.at, Buffer.from(toHex(who), 'hex'), line.staffNo, line.outcome, line.address, line.userAgent]);
}

/** The newest wrong, right and unlocked attempts of a name after an instant; what was refused or only half done does not count. */
export async function listAttempts(tx: Transaction, tenant: string, who: Uint8Array, after: Instant, limit: number): Promise<readonly { readonly at: Instant; readonly outcome: SignInOutcome }[]> {
  const { rows } = await tx.query(
    `select at, outcome from sign_in where tenant_id = $1 and who = $2 and at > $3 and outcome in ('entered', 'wrong-password', 'wrong-code', 'unlocked') order by at desc, sign_in_id desc limit $4`,
    [tenant, Buffer.from(toHex(who), 'hex'), after, limit],
  );
  return rows.map((row) => ({ at: row.at, outcome: row.outcome }));
}

/** A page of the record, newest first; of one staff number where it is named. */
export async function listSignIns(tx: Transaction, tenant: string, wish: { readonly staffNo: string | undefined; readonly failed: boolean; readonly after: { readonly at: Instant; readonly signInId: Uuid } | undefined; readonly limit: number }): Promise<readonly SignIn[]> {
  const { rows } = await tx.query(
    `select sign_in_id, at, staff_no, outcome, address, user_agent from sign_in
     where tenant_id = $1 and ($2::text is null or staff_no = $2) and (not $3 or outcome in ('wrong-password', 'wrong-code', 'refused'))
       and ($4::timestamptz is null or at < $4 or (at = $4 and sign_in_id > $5)) order by at desc, sign_in_id limit $6`,
    [tenant, wish.staffNo ?? null, wish.failed, wish.after?.at ?? null, wish.after?.signInId ?? null, wish.limit],
  );
  return rows.map((row) => ({ signInId: row.sign_in_id, at: row.at, staffNo: row.staff_no, outcome: row.outcome, address: row.address, userAgent: row.user_agent }));
}

/** Drops what is older, in every county; the number dropped. Runs as the worker. */
export const dropSignInsBefore = async (pool: pg.Pool, before: Instant): Promise<number> => (await pool.query('delete from sign_in where at < $1', [before])).rowCount ?? 0;
