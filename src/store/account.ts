import type { Instant } from '#base/day';
import type pg from 'pg';

/** An account to be made; the hash is the accounts library's own (scrypt). */
export interface NewAccount {
  readonly userId: string;
  readonly signInName: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

/** Makes accounts with their passwords. Runs as the accounts role; throws where a sign-in name is taken. */
export async function putAccounts(pool: pg.Pool, accounts: readonly NewAccount[], at: Instant): Promise<void> {
  await pool.query(
    `with x as (select * from jsonb_to_recordset($1) as x("userId" text, "signInName" text, name text, "passwordHash" text, "mustChangePassword" boolean)),
     u as (insert into "user" ("id", "name", "email", "emailVerified", "username", "displayUsername", "mustChangePassword", "createdAt", "updatedAt")
       select "userId", name, replace("signInName", '/', '.') || '@staff.invalid', false, "signInName", "signInName", "mustChangePassword", $2, $2 from x)
     insert into "account" ("id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt") select "userId", "userId", 'credential', "userId", "passwordHash", $2, $2 from x`,
    [JSON.stringify(accounts), at],
  );
}

/** Notes that a first password has been replaced by one of the person's own. */
export const markPasswordChanged = async (pool: pg.Pool, userId: string): Promise<void> => void (await pool.query('update "user" set "mustChangePassword" = false where "id" = $1', [userId]));

/** The account with this sign-in name, or with this id; undefined where there is none. Runs as the accounts role. */
export async function findAccount(pool: pg.Pool, by: { readonly signInName: string } | { readonly userId: string }): Promise<{ readonly userId: string; readonly signInName: string; readonly locked: boolean } | undefined> {
  const { rows } = await pool.query(`select "id", "username", "locked" from "user" where ${'userId' in by ? '"id"' : '"username"'} = $1`, ['userId' in by ? by.userId : by.signInName]);
  return rows[0] && { userId: rows[0].id, signInName: rows[0].username, locked: rows[0].locked };
}

/** The account for which a second factor is being asked, by the random name that its cookie carries; undefined where it has run out. */
export async function findHalfSignedIn(pool: pg.Pool, identifier: string): Promise<string | undefined> {
  const { rows } = await pool.query('select "value" from "verification" where "identifier" = $1 and "expiresAt" > now()', [identifier]);
  return rows[0]?.value;
}

/** A sign-in that still holds: where and when. */
export interface Session {
  readonly sessionId: string;
  readonly since: Instant;
  readonly lastUsed: Instant;
  readonly address: string | null;
  readonly userAgent: string | null;
}

// This pool hands out the accounts library's own times; ours are texts.
const asInstant = (column: string): string => `to_char("${column}" at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${column}"`;

/** The sessions of an account that still hold, newest first. */
export async function listSessions(pool: pg.Pool, userId: string): Promise<readonly Session[]> {
  const { rows } = await pool.query(`select "id", ${asInstant('createdAt')}, ${asInstant('updatedAt')}, "ipAddress", "userAgent" from "session" where "userId" = $1 and "expiresAt" > now() order by "session"."createdAt" desc limit 100`, [userId]);
  return rows.map((row) => ({ sessionId: row.id, since: row.createdAt, lastUsed: row.updatedAt, address: row.ipAddress || null, userAgent: row.userAgent || null }));
}

/** Ends one session of an account, or all of them; the number ended. */
export const dropSessions = async (pool: pg.Pool, userId: string, sessionId?: string): Promise<number> =>
  (await pool.query('delete from "session" where "userId" = $1 and ($2::text is null or "id" = $2)', [userId, sessionId ?? null])).rowCount ?? 0;

/** Drops sessions and short-lived checks that have run out; the number dropped. */
export async function dropExpired(pool: pg.Pool, now: Instant): Promise<number> {
  const done = await Promise.all(['session', 'verification'].map((table) => pool.query(`delete from "${table}" where "expiresAt" < $1`, [now])));
  return done.reduce((sum, one) => sum + (one.rowCount ?? 0), 0);
}

/** The password, as the accounts library keeps it, of a sign-in name; undefined where there is none. Runs as the accounts role. */
export async function findPasswordHash(pool: pg.Pool, signInName: string): Promise<{ readonly userId: string; readonly hash: string; readonly locked: boolean } | undefined> {
  const { rows } = await pool.query(`select u."id", u."locked", a."password" from "user" u join "account" a on a."userId" = u."id" and a."providerId" = 'credential' where u."username" = $1 and a."password" is not null`, [signInName]);
  return rows[0] && { userId: rows[0].id, hash: rows[0].password, locked: rows[0].locked === true };
}

/** Replaces a password by one that must be changed at the next sign-in. */
export async function setPassword(pool: pg.Pool, userId: string, passwordHash: string): Promise<void> {
  await pool.query(`with a as (update "account" set "password" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential') update "user" set "mustChangePassword" = true where "id" = $1`, [userId, passwordHash]);
}

/** Stops an account, or lets it in again. */
export const setLocked = async (pool: pg.Pool, userId: string, locked: boolean): Promise<void> => void (await pool.query('update "user" set "locked" = $2 where "id" = $1', [userId, locked]));

/** Takes a lost second factor away; whoever must have one sets it up anew. */
export async function clearSecondFactor(pool: pg.Pool, userId: string): Promise<void> {
  await pool.query('with t as (delete from "twoFactor" where "userId" = $1) update "user" set "twoFactorEnabled" = false where "id" = $1', [userId]);
}

/** How accounts stand, by their ids; those that are not there are left out. */
export async function listAccountStates(pool: pg.Pool, userIds: readonly string[]): Promise<ReadonlyMap<string, { readonly locked: boolean; readonly mustChangePassword: boolean; readonly twoFactor: boolean }>> {
  const { rows } = await pool.query('select "id", "locked", "mustChangePassword", "twoFactorEnabled" from "user" where "id" = any($1)', [userIds]);
  return new Map(rows.map((row) => [row.id as string, { locked: row.locked as boolean, mustChangePassword: row.mustChangePassword === true, twoFactor: row.twoFactorEnabled === true }]));
}
