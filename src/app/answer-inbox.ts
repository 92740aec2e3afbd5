import { addDays } from '#base/day';
import { ok } from '#base/result';
import { lightBands, lightOf } from '#domain/duties';
import { findLedger } from '#ledgers';
import type { Role } from '#model/actor';
import { isTeacherOnly } from '#model/readers';
import { MOST_COUNTED } from '#model/total';
import { countDuties, listDuties, listOwnOverdue } from '#store/duty';
import { inSight } from '#store/pools';
import { listUnreadMentions } from '#store/comment';
import { listExpired } from '#store/version';
import type { Answers } from './answers.ts';
import { openForms } from './answer-collections.ts';
import { today } from './house.ts';
import { loadLimits } from './limits.ts';
import { yesSteps } from './list-signing.ts';
import { listWaitingSteps } from './list-waiting-steps.ts';
import { showDuty } from './show-duty.ts';
import { sightOf, withinReach } from './viewer.ts';

/** Duties further off than this do not stand in the inbox yet. */
const HORIZON_DAYS = 120;

/** Who is in charge of others. */
const LEADERS: readonly Role[] = ['bureau.leader', 'office.head', 'section.head', 'group.officer', 'audit.officer'];

/** So many comments that name one stand in the inbox, the newest. */
const MOST_MENTIONS = 50;

const NONE = { red: 0, yellow: 0, green: 0, done: 0, ended: 0 } as const;

export const answerInbox: Answers<'inbox.list'> = {
  'inbox.list': async (house, viewer, { whose, light, limit }) => {
    const { tenant, actor, units } = viewer;
    // What units owe is not a teacher's.
    const isOwing = !isTeacherOnly(actor.roles);
    const on = today(house);
    const nameOf = (unitId: string): string => units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
    const limits = await loadLimits(house, tenant);
    const within = { own: { units: [actor.unitId] }, led: { units: [], lead: actor.unitId }, all: withinReach(actor) }[whose];
    const until = addDays(on, HORIZON_DAYS);
    const open = lightBands(on, limits.value('light-yellow-days').value, until);
    const bands = [...open, { light: 'ended', standing: 'ended', to: until } as const];
    // Leaders answer for others: what they are late with themselves stands before all of it.
    const leads = actor.roles.some((role) => LEADERS.includes(role));
    const { counts, shown, expired, mentions, late, forms } = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => ({
      counts: isOwing ? await countDuties(tx, tenant, { within, bands, most: MOST_COUNTED }) : NONE,
      shown: isOwing ? await listDuties(tx, tenant, { within, bands: bands.filter((band) => !light || band.light === light), limit }) : [],
      expired: await listExpired(tx, tenant, on),
      mentions: await listUnreadMentions(tx, tenant, actor.postId, MOST_MENTIONS),
      late: leads ? await listOwnOverdue(tx, tenant, { unitId: actor.unitId, postId: actor.postId, deskless: actor.leads ?? [], before: on }) : [],
      forms: isOwing ? await openForms(house, viewer, tx) : [],
    }));
    // An answer that was sent back stands among the forms.
    const waiting = (await listWaitingSteps(house, viewer)).filter(({ record }) => record.ledger !== 'collection-answer');
    return ok({
      counts,
      expired: expired.map((head) => ({ ...head })),
      mentions: mentions.map(({ commentId, targetId, about, words, at, from, unitName }) => ({ commentId, recordId: targetId, about, words, at, from, unitName })),
      waiting: waiting.map(({ record, title, until: by, explanation, steps }) => ({
        recordId: record.recordId, ledger: record.ledger, ledgerName: findLedger(record.ledger)?.name ?? record.ledger, title, unitId: record.unitId, unitName: nameOf(record.unitId), state: record.state, since: record.stateSince,
        steps: steps.map((name) => findLedger(record.ledger)?.actions[name]?.label ?? name), yes: yesSteps(findLedger(record.ledger), steps).length > 0, until: by, light: by ? lightOf(by, 'open', open) : 'green', explanation: explanation && { ...explanation },
      })),
      lines: shown.map((line) => showDuty(viewer, line)),
      late: late.map((line) => showDuty(viewer, { ...line, light: 'red' })),
      forms: forms.map((form) => ({ ...form, light: form.endsOn ? lightOf(form.endsOn, 'open', open) : 'green' })),
    });
  },
};
