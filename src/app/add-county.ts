import { isCountyCode } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { listTenants } from '#store/log';
import type pg from 'pg';
import { foundCounty } from './found-county.ts';
import { type House, newId, today } from './house.ts';
import { semestersAround } from './semesters-around.ts';
import { oneTimePassword } from './serve-account.ts';

/** The staff number of a new county's first administrator. */
export const FIRST_ADMINISTRATOR = 'admin';

const LONGEST_NAME = 20;

/** Makes a county with its bureau, one system administrator and the usual semesters; the one-time password is answered once. Refuses a code that is not one or was ever used, and a name that is none. */
export async function addCounty(house: House, owner: pg.ClientBase, wish: { readonly code: string; readonly name: string; readonly host: string }): Promise<Result<{ readonly password: string }, { readonly code: 'code-bad' | 'code-taken' | 'name-bad' }>> {
  const name = wish.name.trim();
  if (!isCountyCode(wish.code)) return refuse({ code: 'code-bad' });
  if (name === '' || name.length > LONGEST_NAME) return refuse({ code: 'name-bad' });
  if ((await listTenants(house.pools.ql_app)).some((county) => county.code === wish.code)) return refuse({ code: 'code-taken' });
  const [personId, postId] = [newId(house, house.clock()), newId(house, house.clock())];
  const password = oneTimePassword(house.randomBytes);
  await foundCounty(house, owner, {
    code: wish.code, name, demo: false, host: wish.host, passwordHash: await house.hashPassword(password),
    organisation: {
      units: [{ unitId: 'b', parentId: null, kind: 'bureau', name: `${name}教育局` }],
      people: [{ personId, staffNo: FIRST_ADMINISTRATOR, name: '系统管理员' }],
      posts: [{ postId, unitId: 'b', title: '系统管理员', roles: ['admin.system'], scope: { kind: 'own' } }],
      holdings: [{ postId, personId, from: today(house), to: null }],
      semesters: semestersAround(today(house)),
    },
  });
  return ok({ password });
}
