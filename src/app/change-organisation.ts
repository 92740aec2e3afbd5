import { toHex, utf8 } from '#base/bytes';
import type { Uuid } from '#base/id';
import { ok, refuse, type Result } from '#base/result';
import { checkChanges, whichNeedSecond, toValues, type OrganisationRefusal } from '#domain/organisation';
import type { Actor } from '#model/actor';
import { type Change, CHANGE_NAMES, identityOf } from '#model/organisation';
import type { Act } from '#model/record';
import { lockOrganisation, putChanges } from '#store/organisation-change';
import { readOrganisationTables } from '#store/organisation';
import { inSight } from '#store/pools';
import { act, type ActOutcome } from './act.ts';
import { type House, today } from './house.ts';
import type { Viewer } from './viewer.ts';

export const ORGANISATION = 'organisation';

/** The record in which the story of one thing of the organisation stands: an id made of its identity (RFC 9562 version 8). */
export function recordOf(house: Pick<House, 'sha256'>, tenant: string, identity: string): Uuid {
  const hex = toHex(house.sha256(utf8(`qinglian organisation\n${tenant}\n${identity}`)));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid;
}

/** One change wished for, with the version of the thing that the administrator saw (0: only founded, or new). */
export interface Wish {
  readonly entryId: Uuid;
  readonly seenSeq: number;
  readonly change: Change;
}

/** What a line of the ledger is called. No name of a person: a title outlives what can be erased. */
function titleOf({ kind, row }: Change): string {
  const name = kind === 'unit' || kind === 'semester' ? row.name : kind === 'post' ? row.title : '';
  return `${CHANGE_NAMES[kind]}${name && ` ${name}`}`;
}

/** Whoever runs the system acts for the whole county; the records stand with its root. */
export const administrator = ({ actor, units }: Viewer): { readonly actor: Actor; readonly unitId: string } =>
  ({ actor: { ...actor, reach: '*' }, unitId: units.find((unit) => unit.parentId === null)?.unitId ?? actor.unitId });

/** Nothing of what was asked is written. */
export class NotChanged extends Error {
  readonly refusal: { readonly code: string; readonly [detail: string]: unknown };

  constructor(refusal: NotChanged['refusal']) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Throws `NotChanged` with the first refusal among the outcomes: a list of changes stands or falls as one. */
export function demandAll(outcomes: readonly ActOutcome[]): void {
  const index = outcomes.findIndex((outcome) => !outcome.ok);
  const outcome = outcomes[index];
  if (outcome && !outcome.ok) throw new NotChanged({ ...outcome.refusal, index });
}

// By what was seen and not by what is: a retry must ask for the same thing.
const actionFor = (seenSeq: number, second: boolean): string => (seenSeq === 0 ? (second ? 'propose' : 'put') : second ? 'again' : 'change');

/**
 * Changes the organisation: every change an act in the ledger `organisation`, tables and entries in one transaction, all or nothing, so that the rows of a sheet can be sent together.
 * Giving an administrator's post only proposes it until a second administrator confirms. Refuses whoever does not run the system, and with the index of the change against which there is a reason.
 */
export async function changeOrganisation(house: House, viewer: Viewer, wishes: readonly Wish[]): Promise<Result<{ readonly changed: number; readonly waiting: number }, OrganisationRefusal | { readonly code: string }>> {
  if (!viewer.actor.roles.includes('admin.system')) return refuse({ code: 'forbidden' });
  const { tenant } = viewer;
  const { actor, unitId } = administrator(viewer);
  const asker = { personId: actor.personId, today: today(house) };
  const before = await inSight(house.pools.ql_app, { tenant }, (tx) => readOrganisationTables(tx, tenant));
  const changes = wishes.map(({ change }) => change);
  const second = whichNeedSecond(before, changes, asker);
  const acts = wishes.map(({ entryId, seenSeq, change }, i): Act => ({
    entryId, recordId: recordOf(house, tenant, identityOf(change)), ledger: ORGANISATION, action: actionFor(seenSeq, second[i] === true), seenSeq, unitId, set: { what: titleOf(change), ...toValues([change]) },
  }));
  const effective = changes.filter((_, i) => !second[i]);
  try {
    demandAll(await act(house, tenant, actor, acts, async (tx, outcomes) => {
      demandAll(outcomes);
      await lockOrganisation(tx, tenant);
      const organisation = await readOrganisationTables(tx, tenant);
      const checked = checkChanges(organisation, changes, asker);
      if (!checked.ok) throw new NotChanged(checked.refusal);
      if (whichNeedSecond(organisation, changes, asker).some((needed, i) => needed !== second[i])) throw new NotChanged({ code: 'acted-meanwhile' });
      await putChanges(tx, tenant, [...new Map(effective.map((change) => [identityOf(change), change])).values()]);
    }));
  } catch (error) {
    if (error instanceof NotChanged) return refuse(error.refusal);
    throw error;
  }
  return ok({ changed: effective.length, waiting: acts.length - effective.length });
}
