import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoOrganisation } from '#app/demo-organisation';
import { foundCounty, type NewCounty } from '#app/found-county';
import { destroyApproved } from '#app/destroy';
import { eraseApproved } from '#app/erase';
import { newId, today } from '#app/house';
import { recount } from '#app/refresh-figures';
import { sequence } from '#app/sequence';
import { verify } from '#app/verify';
import { type Instant, instant } from '#base/day';
import type { Uuid } from '#base/id';
import type { Ask, Name, Output } from '#contract';
import { findLedger } from '#ledgers';
import { standingOf } from '#model/duty';
import { hashPassword, openAccountsByCounty } from '#http/accounts';
import { openServer } from '#http/server';
import { markPasswordChanged } from '#store/account';
import { listTenants } from '#store/log';
import pg from 'pg';
import { expect } from 'vitest';
import { buildHouse } from '../src/build-house.ts';
import { freshDatabase } from './database.ts';

const ORIGIN = 'http://localhost:3000';
export const PASSWORD = 'Test-2026-words';

/** Somebody who is signed in to a county's console, asking through the contract. */
export interface Person {
  readonly unitId: string;
  readonly cookie: string;
  ask<N extends Name>(name: N, input: Ask<N>): Promise<Output<N>>;
  /** The refusal's code; fails where it was not refused. */
  refused<N extends Name>(name: N, input: Ask<N>): Promise<string>;
  /** One act on a record; the outcome as it came. */
  act(wish: { ledger: string; action: string; recordId: Uuid; seenSeq: number; set?: Record<string, unknown>; reason?: string; unitId?: string; entryId?: Uuid }): Promise<Output<'act'>[number]>;
}

/** A whole house on a database of its own, with a clock that the test sets. */
export async function openTestHouse(start = '2026-09-01T01:00:00Z') {
  const database = await freshDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), 'qinglian-house-'));
  let now: Instant = instant(start);
  const house = buildHouse({ dataFolder, address: database.address, passwords: database.passwords, clock: () => now });
  const owner = new pg.Client(database.address);
  await owner.connect();
  const passwordHash = await hashPassword(PASSWORD);
  let asked = 0;
  /** The server as after a restart: nothing remembered but what the database holds. */
  const restart = (options: { readonly reportOrigin?: string } = {}) => {
    const accountsOf = openAccountsByCounty({ pool: house.pools.ql_auth, secret: 's'.repeat(40), baseUrl: ORIGIN, trustedOrigins: [ORIGIN] });
    return openServer({
      ...options,
      house,
      listCounties: () => listTenants(house.pools.ql_app),
      accountsOf: (county) => { asked += 1; return accountsOf(county); },
      passwordChanged: (userId) => markPasswordChanged(house.pools.ql_auth, userId),
      origins: [ORIGIN],
      webFolder: new URL('../dist/console/', import.meta.url),
      onFault: (id, error) => console.error(id, error),
    });
  };
  const app = restart();
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(app.request(`${ORIGIN}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers } }));

  return {
    house, owner, app, post, database, dataFolder, restart,
    /** How often somebody asked for the staff accounts. */
    accountsAsked: (): number => asked,
    at: (moment: string): void => void (now = instant(moment)),
    newId: (): Uuid => newId(house, now),

    /** Founds a county with the demo's organisation, or one of the test's own. */
    async county(code: string, { demo = true, organisation }: { demo?: boolean; organisation?: NewCounty['organisation'] } = {}): Promise<NewCounty['organisation']> {
      const made = organisation ?? demoOrganisation(today(house), () => newId(house, now));
      await foundCounty(house, owner, { code, name: `${code}县`, demo, host: 'test.invalid', organisation: made, passwordHash });
      return made;
    },

    async signIn(code: string, staffNo: string): Promise<Person> {
      const base = `/c/${code}/console`;
      const answer = await post(`${base}/auth/sign-in/username`, { username: `${code}/${staffNo}`, password: PASSWORD });
      expect(answer.status).toBe(200);
      const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
      const call = async (name: string, input: unknown): Promise<{ status: number; body: unknown }> => {
        const reply = await post(`${base}/api/${name}`, input, { cookie });
        return { status: reply.status, body: await reply.json() };
      };
      const ask: Person['ask'] = async (name, input) => {
        const { status, body } = await call(name, input);
        expect({ name, status, body: status === 200 ? undefined : body }).toEqual({ name, status: 200, body: undefined });
        return body as never;
      };
      const unitId = (await ask('session.me', {})).acting.unitId;
      return {
        unitId,
        cookie,
        ask,
        async refused(name, input) {
          const { status, body } = await call(name, input);
          expect(status).toBeGreaterThanOrEqual(400);
          return (body as { refusal: { code: string } }).refusal.code;
        },
        async act({ set = {}, entryId, ...wish }) {
          const [outcome] = await ask('act', { acts: [{ unitId, ...wish, entryId: entryId ?? newId(house, now), set: set as never }] });
          return outcome as Output<'act'>[number];
        },
      };
    },

    /** Re-checks every invariant: the log against its checkpoint, every entry against its leaf, every record against its entries, nothing left waiting. */
    async check(): Promise<void> {
      await sequence(house);
      await eraseApproved(house);
      await destroyApproved(house);
      const left = await owner.query('select count(*)::int as n from pending_commitment');
      expect(left.rows[0].n).toBe(0);
      const logged = await owner.query('select (select count(*) from entry)::int as entries, (select count(*) from log_leaf)::int as leaves');
      expect(logged.rows[0].leaves).toBe(logged.rows[0].entries);
      for (const report of await verify(house)) expect(report.finding).toBeUndefined();
      // What the worker added up act by act is what the records come to.
      const figures = async () => [(await owner.query('select * from figure order by tenant_id, ledger, month, unit_id, lead_unit_id, indicator')).rows, (await owner.query('select * from figure_kind order by tenant_id, ledger, month, kind, indicator')).rows];
      const kept = await figures();
      for (const { tenant_id: tenant } of (await owner.query('select tenant_id from tenant')).rows) await recount(house, tenant);
      expect(await figures()).toEqual(kept);
      // How far a duty is, is said by the state of the record that answers it.
      const answered = await owner.query('select d.duty_key, d.standing as duty, r.standing as record, r.ledger, r.state from duty d left join record r on r.tenant_id = d.tenant_id and r.record_id = d.record_id where d.ended_by is null');
      for (const { duty_key: key, duty, record, ledger, state } of answered.rows) {
        const found = ledger && findLedger(ledger);
        const wanted = found ? standingOf(found, state) : 'open';
        expect([key, duty, record ?? 'open']).toEqual([key, wanted, wanted]);
      }
    },

    async close(): Promise<void> {
      await owner.end();
      await house.close();
      await database.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>;
