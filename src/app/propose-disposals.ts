import { type Day, dayOf, instant } from '#base/day';
import { publishes } from '#domain/disclosure';
import { LEDGERS } from '#ledgers';
import { PROGRAM } from '#model/actor';
import { isFilledByHand, type Ledger } from '#model/ledger';
import { type DueRecord, listCommentsOn, listDue, listPublic, type PointsHere } from '#store/disposal';
import { listTenants } from '#store/log';
import { slotsOf } from '#store/slots';
import { disposal } from '../ledgers/disposal.ts';
import { act } from './act.ts';
import { type House, newId } from './house.ts';
import { publicationId } from './publish.ts';

/** A list holds so many lines at most, comments included; and so many records of one ledger are looked at a day. */
const MOST_LINES = 200;
const MOST_A_DAY = 2_000;

/** What the organisation, plans, publications, figures and erasures are made of is never listed: `verify` and every deadline stand on it. */
const disposable = LEDGERS.filter(isFilledByHand);

const pointingTo = (ledger: Ledger): readonly PointsHere[] => LEDGERS.flatMap((other) => Object.entries(other.fields).flatMap(([name, field]) => {
  const slot = field.kind === 'link' && field.ledger === ledger.id ? slotsOf(other).get(name) : undefined;
  return slot ? [{ ledger: other.id, slot }] : [];
}));

/** Files one list in the program's name; two people decide about it. */
async function file(house: House, tenant: string, ledger: Ledger, unitId: string, due: readonly DueRecord[], comments: Awaited<ReturnType<typeof listCommentsOn>>): Promise<void> {
  const years = due.map(({ year }) => year);
  const last = Math.max(...years);
  const span = Math.min(...years) === last ? `${last}` : `${Math.min(...years)}—${last}`;
  const set = {
    what: `《${ledger.name}》${span} 年度 ${due.length} 件`, ledger: ledger.id, keptUntil: `${last + ledger.keepYears}-12-31`, count: due.length,
    rule: `《${ledger.name}》保存 ${ledger.keepYears} 年，自办结当年年末起算（台账定义第 ${ledger.version} 版）`,
    items: [...due.map(({ recordId, upTo, year }) => ({ record: recordId, upTo, year, under: null })), ...comments.map(({ recordId, upTo, under }) => ({ record: recordId, upTo, year: null, under }))],
  };
  const [outcome] = await act(house, tenant, { personId: PROGRAM, postId: PROGRAM, unitId, roles: [], reach: '*' }, [{ entryId: newId(house, house.clock()), recordId: newId(house, house.clock()), ledger: disposal.id, action: 'list', seenSeq: 0, unitId, set }]);
  if (!outcome?.ok) throw new Error(`a disposal list was refused: ${JSON.stringify(outcome)}`);
}

async function proposeOf(house: House, tenant: string, ledger: Ledger): Promise<number> {
  const db = house.pools.ql_log;
  const year = Number(dayOf(house.clock()).slice(0, 4));
  // Kept for so many years from the end of the year in which it was last acted on.
  const due = await listDue(db, tenant, { ledger: ledger.id, before: instant(`${year - ledger.keepYears}-01-01T00:00:00+08:00`), since: `${year}-01-01` as Day, pointing: pointingTo(ledger), limit: MOST_A_DAY });
  const shown = publishes(ledger) ? await listPublic(db, tenant, due.map(({ recordId }) => publicationId(house, recordId))) : new Set<string>();
  const free = due.filter(({ recordId }) => !shown.has(publicationId(house, recordId)));
  let lists = 0;
  for (const [unitId, own] of Map.groupBy(free, (one) => one.unitId)) {
    const comments = Map.groupBy(await listCommentsOn(db, tenant, own.map(({ recordId }) => recordId)), ({ under }) => under);
    let [some, lines]: [DueRecord[], number] = [[], 0];
    const put = async (): Promise<void> => {
      if (some.length === 0) return;
      await file(house, tenant, ledger, unitId, some, some.flatMap(({ recordId }) => comments.get(recordId) ?? []));
      lists += 1;
      [some, lines] = [[], 0];
    };
    for (const one of own) {
      const adds = 1 + (comments.get(one.recordId)?.length ?? 0);
      if (adds > MOST_LINES) continue;
      if (lines + adds > MOST_LINES) await put();
      some.push(one);
      lines += adds;
    }
    await put();
  }
  return lists;
}

/** Lists what has been kept as long as its ledger says and on which nothing is open, per ledger and unit; the number of lists. It destroys nothing. */
export async function proposeDisposals(house: House): Promise<number> {
  let lists = 0;
  for (const { code } of await listTenants(house.pools.ql_log)) for (const ledger of disposable) lists += await proposeOf(house, code, ledger);
  return lists;
}
