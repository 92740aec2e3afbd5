import { addDays, addMonths, type Day, isDay, monthOf, yearOf } from '#base/day';
import { ok } from '#base/result';
import type { Output } from '#contract';
import { findLedger } from '#ledgers';
import { ledgerName } from '#model/ledger-name';
import type { LedgerRecord } from '#model/record';
import { listLooks, type Look } from '#store/look';
import { inSight } from '#store/pools';
import { listRecords } from '#store/record';
import type { Answers } from './answers.ts';
import { today } from './house.ts';
import { loadLimits } from './limits.ts';
import { listSigning } from './list-signing.ts';
import { listWaitingSteps } from './list-waiting-steps.ts';
import { sightOf } from './viewer.ts';

/** So many days that have a look stand on one page, and on the first one. */
const LOOK_DAYS = 30;
const LOOK_DAYS_AT_HOME = 5;
/** Of her own rows a person has few; beyond this the list of the ledger says the rest. */
const MOST_OWN = 50;

const showLook = ({ ledger, postTitle, unitName, ways, ...look }: Look): Output<'looks.mine'>['looks'][number] =>
  ({ ...look, ledgerName: findLedger(ledger)?.name ?? ledgerName(ledger), post: postTitle, unit: unitName, ways: [...ways] });

const textOf = (record: LedgerRecord, field: string): string => String(record.values[field] ?? '');

/** What she signed in her post, by kind, with the day until which it holds; a kind that she never signed has none. */
function commitmentsOf(records: readonly LedgerRecord[], kinds: readonly string[], postId: string, years: number, on: Day): Output<'mine.home'>['commitments'] {
  return kinds.map((kind) => {
    const newest = records.filter((one) => one.values['kind'] === kind && one.values['holder'] === postId && one.state === '已签').toSorted((a, b) => (textOf(a, 'signedOn') < textOf(b, 'signedOn') ? 1 : -1))[0];
    const signedOn = newest?.values['signedOn'];
    if (!newest || !isDay(signedOn)) return { kind, recordId: null, signedOn: null, until: null, inForce: false };
    const until = addDays(addMonths(signedOn, 12 * years), -1);
    return { kind, recordId: newest.recordId, signedOn, until, inForce: until >= on };
  });
}

export const answerMine: Answers<'mine.home' | 'looks.mine' | 'signing.list'> = {
  'mine.home': async (house, viewer) => {
    const { tenant, actor } = viewer;
    const on = today(house);
    const own = { units: [], author: actor.personId };
    const years = (await loadLimits(house, tenant)).value('commitment-years').value;
    const found = await inSight(house.pools.ql_app, sightOf(tenant, actor), async (tx) => {
      const list = async (ledger: string, state?: string): Promise<readonly LedgerRecord[]> => (await listRecords(tx, tenant, { ledger, within: own, state, slots: [], limit: MOST_OWN + 1 })).map(({ record }) => record);
      return { signed: await list('acknowledgement'), cares: await list('teacher-care'), plans: await list('student-help', '帮扶中'), looks: await listLooks(tx, tenant, actor.personId, { before: undefined, days: LOOK_DAYS_AT_HOME }) };
    });
    const kinds = findLedger('acknowledgement')?.fields['kind'];
    const waiting = await listWaitingSteps(house, viewer);
    const first = monthOf(on) >= 8 ? yearOf(on) : yearOf(on) - 1;
    return ok({
      year: `${first}-${first + 1}`,
      commitments: commitmentsOf(found.signed, kinds?.kind === 'choice' ? kinds.options : [], actor.postId, years, on),
      waiting: waiting.map(({ record, title, steps, until }) => ({ recordId: record.recordId, ledgerName: findLedger(record.ledger)?.name ?? '', title, state: record.state, steps: steps.map((name) => findLedger(record.ledger)?.actions[name]?.label ?? name), until })),
      cares: found.cares.slice(0, MOST_OWN).map((record) => ({ recordId: record.recordId, kind: textOf(record, 'kind'), state: record.state, writtenOn: textOf(record, 'writtenOn'), seenBy: textOf(record, 'seenBy') })),
      plans: { open: Math.min(found.plans.length, MOST_OWN), more: found.plans.length > MOST_OWN },
      looks: found.looks.map(showLook),
    });
  },

  'looks.mine': async (house, { tenant, actor }, { before }) => {
    const looks = await inSight(house.pools.ql_app, sightOf(tenant, actor), (tx) => listLooks(tx, tenant, actor.personId, { before, days: LOOK_DAYS }));
    const days = new Set(looks.map((look) => look.day));
    return ok({ looks: looks.map(showLook), next: days.size === LOOK_DAYS ? (looks.at(-1)?.day ?? null) : null });
  },

  'signing.list': async (house, viewer) => ok(await listSigning(house, viewer)),
};
