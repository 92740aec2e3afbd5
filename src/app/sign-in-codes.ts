import { utf8 } from '#base/bytes';
import { addDays, type Day } from '#base/day';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { type Actor, reaches, type Role } from '#model/actor';
import { isAdminRole } from '#model/organisation';
import { noteLook } from '#store/look';
import { inSight } from '#store/pools';
import { type Listed, listUnitStaff, putSignInCodes, revokeSignInCodes } from '#store/sign-in-code';
import { act } from './act.ts';
import { administrator, demandAll, NotChanged } from './change-organisation.ts';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';
import { oneTimePassword } from './serve-account.ts';
import type { Viewer } from './viewer.ts';

/** Whom a post may let in by a code: a clerk her teachers, a head also the clerk; whoever runs the system everybody but administrators. */
const LETS_IN: Readonly<Partial<Record<Role, readonly Role[]>>> = { 'school.clerk': ['teacher'], 'school.head': ['teacher', 'school.clerk'], 'section.head': ['section.clerk'] };

/** Whether this post may give somebody with these roles a code. Nobody gives one to herself. */
export function mayLetIn(actor: Actor, { personId, roles }: Pick<Listed, 'personId' | 'roles'>): boolean {
  if (personId === actor.personId || roles.length === 0) return false;
  if (actor.roles.includes('admin.system')) return !roles.some(isAdminRole);
  const allowed = actor.roles.flatMap((role) => LETS_IN[role] ?? []);
  return roles.every((role) => allowed.includes(role));
}

/** A code as it is kept: bound to the person, so that one table of hashes serves nobody else's. How it was typed (case, hyphens, blanks) does not matter. */
export const hashCode = (house: Pick<House, 'sha256'>, tenant: string, personId: Uuid, code: string): Uint8Array =>
  house.sha256(utf8(`qinglian sign-in code\n${tenant}\n${personId}\n${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`));

const CODE_LETTERS = 14;

/** Twelve letters and digits in groups of four, 59 bits. */
const newCode = (house: House): string => oneTimePassword(house.randomBytes).slice(0, CODE_LETTERS);

/** The staff of a unit with their codes. Refuses a unit out of reach. */
export async function listCodes(house: House, viewer: Viewer, unitId: string): Promise<Result<readonly (Listed & { readonly may: boolean })[]>> {
  const isAdmin = viewer.actor.roles.includes('admin.system');
  if (!isAdmin && !viewer.actor.roles.some((role) => LETS_IN[role])) return refuse({ code: 'forbidden' });
  if (!isAdmin && !reaches(viewer.actor, unitId)) return refuse({ code: 'out-of-reach' });
  const found = await inSight(house.pools.ql_app, { tenant: viewer.tenant, units: [unitId] }, (tx) => listUnitStaff(tx, viewer.tenant, unitId, today(house)));
  return ok(found.map((one) => ({ ...one, may: mayLetIn(viewer.actor, one) })));
}

interface CodeWish {
  readonly entryId: Uuid;
  readonly recordId: Uuid;
  readonly unitId: string;
  readonly personIds: readonly Uuid[];
}

interface Slip {
  readonly personId: Uuid;
  readonly staffNo: string;
  readonly name: string;
  readonly title: string;
  readonly code: string;
}

/** Gives or takes back codes, one act for the list; each person sees in her own list of looks that it was done. Refuses where one of them is not in the unit or not this post's to let in. */
async function actOnCodes(house: House, viewer: Viewer, { entryId, recordId, unitId, personIds }: CodeWish, action: 'issue' | 'revoke', until: Day): Promise<Result<readonly Slip[]>> {
  const { tenant } = viewer;
  const listed = await listCodes(house, viewer, unitId);
  if (!listed.ok) return listed;
  const wanted = new Set(personIds);
  const chosen = listed.value.filter((one) => wanted.has(one.personId));
  if (chosen.length !== wanted.size || chosen.some(({ may }) => !may)) return refuse({ code: 'code-not-yours' });
  const actor = viewer.actor.roles.includes('admin.system') ? administrator(viewer).actor : viewer.actor;
  const slips = chosen.map((one): Slip => ({ personId: one.personId, staffNo: one.staffNo, name: one.name, title: one.titles.join('、'), code: newCode(house) }));
  const what = action === 'issue' ? '发放登录码' : '收回登录码';
  try {
    await act(house, tenant, actor, [{ entryId, recordId, ledger: 'sign-in-code', action, seenSeq: 0, unitId, set: { what, count: chosen.length, people: chosen.map(({ personId }) => ({ personId })), ...(action === 'issue' ? { until } : {}) } }], async (tx, outcomes) => {
      demandAll(outcomes);
      if (action === 'revoke') await revokeSignInCodes(tx, tenant, personIds, house.clock());
      else await putSignInCodes(tx, tenant, slips.map(({ personId, code }) => ({ personId, unitId, hash: hashCode(house, tenant, personId, code) })), house.clock(), until);
      await noteLook(tx, tenant, { personId: actor.personId, postId: actor.postId, day: today(house) }, 'act', chosen.map(({ personId }) => ({ recordId, ledger: 'sign-in-code', purpose: what, personId })));
    }).then((outcomes) => {
      demandAll(outcomes);
      if (outcomes.some((one) => one.ok && one.value.repeated)) throw new NotChanged({ code: 'codes-given' });
    });
  } catch (error) {
    if (error instanceof NotChanged) return refuse(error.refusal);
    throw error;
  }
  return ok(slips);
}

/** Gives codes to people of a unit, answered once and kept nowhere; they work for the county's number of days (参数 `sign-in-code-days`), once. */
export async function issueCodes(house: House, viewer: Viewer, wish: CodeWish): Promise<Result<{ readonly until: Day; readonly slips: readonly Slip[] }>> {
  const limits = await loadLimits(house, viewer.tenant);
  const until = addDays(today(house), limits.value('sign-in-code-days').value - 1);
  const slips = await actOnCodes(house, viewer, wish, 'issue', until);
  return slips.ok ? ok({ until, slips: slips.value }) : slips;
}

/** Takes back codes that nobody has used. */
export async function takeBackCodes(house: House, viewer: Viewer, wish: CodeWish): Promise<Result<{ readonly revoked: number }>> {
  const done = await actOnCodes(house, viewer, wish, 'revoke', today(house));
  return done.ok ? ok({ revoked: done.value.length }) : done;
}
