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
