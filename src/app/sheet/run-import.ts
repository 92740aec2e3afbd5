import { addMinutes, type Instant } from '#base/day';
import type { Uuid } from '#base/id';
import { findLedger } from '#ledgers';
import type { Actor } from '#model/actor';
import { findHeldPost } from '#store/held-post';
import { listUnits } from '#store/organisation';
import { inSight } from '#store/pools';
import { claimImport, dropImportsBefore, findBatch, moveImport, putOutcome, type RowOutcome } from '#store/sheet-import';
import { act } from '../act.ts';
import { type House, today } from '../house.ts';
import { actorIn, sightOf } from '../viewer.ts';
import { sayRefusal } from './say-refusal.ts';

/** An import that nobody has been at for this long was left by a process that ended; another takes it up. */
const IDLE_MINUTES = 0.5;
const LOOK_EVERY_MS = 1_000;
/** A workbook may hold personal data: it goes this many days after the last step. */
const KEPT_DAYS = 7;

interface Claim {
  readonly tenant: string;
  readonly importId: Uuid;
  readonly personId: Uuid;
  readonly postId: Uuid;
}

/** The person in the post in which the import was begun, as far as it is held today. */
const actorOf = (house: House, { tenant, personId, postId }: Claim): Promise<Actor | undefined> =>
  inSight(house.pools.ql_app, { tenant, person: personId }, async (tx) => {
    const post = await findHeldPost(tx, tenant, personId, postId, today(house));
    return post && actorIn(personId, post, await listUnits(tx, tenant));
  });

/** Takes one batch of an import; false where none is left. What was taken before a crash is answered as the first time. */
async function takeBatch(house: House, { tenant, importId }: Claim, actor: Actor): Promise<boolean> {
  const sight = sightOf(tenant, actor);
  const batch = await inSight(house.pools.ql_app, sight, (tx) => findBatch(tx, tenant, importId));
  if (!batch) return false;
  const outcomes = await act(house, tenant, actor, batch.acts.map((one) => one.act));
  const rows = batch.acts.map(({ row, act: one, sheet, key, cells }, i): RowOutcome => {
    const outcome = outcomes[i];
    if (outcome?.ok) return { row, recordId: outcome.value.recordId, seq: outcome.value.seq };
    const ledger = findLedger(one.ledger);
    const at = { sheet, row, column: key };
    const [fault] = ledger && outcome ? sayRefusal(ledger, { at, cells: Object.fromEntries(Object.entries(cells).map(([name, column]) => [name, { cell: null, at: { sheet, row, column } }])) }, outcome.refusal) : [];
    return { row, fault: fault ?? { ...at, sentence: '没有办成' } };
  });
  await inSight(house.pools.ql_app, sight, (tx) => putOutcome(tx, tenant, importId, batch.ordinal, rows, house.clock()));
  return true;
}

async function runOne(house: House, claim: Claim, isStopping: () => boolean): Promise<void> {
  const { tenant, importId, personId } = claim;
  const end = (state: 'done' | 'stopped', note: string | null): Promise<boolean> => inSight(house.pools.ql_app, { tenant, person: personId }, (tx) => moveImport(tx, tenant, importId, ['running'], state, house.clock(), note));
  for (;;) {
    if (isStopping()) return;
    const actor = await actorOf(house, claim);
    if (!actor) return void (await end('stopped', 'post-ended'));
    if (!(await takeBatch(house, claim, actor))) return void (await end('done', null));
  }
}

/** Works off every import that was begun, one after the other, each act by the person who began it; an import left by an ended process goes on where it stood. */
export async function runImports(house: House, isStopping: () => boolean = () => false): Promise<void> {
  for (;;) {
    const at = house.clock();
    const claim = isStopping() ? undefined : await claimImport(house.pools.ql_log, at, addMinutes(at, -IDLE_MINUTES));
    if (!claim) return;
    await runOne(house, claim, isStopping);
  }
}

const daysAgo = (at: Instant, days: number): Instant => addMinutes(at, -days * 24 * 60);

/** Looks every second for an import that was begun, and drops old ones once an hour. `stop` waits for the batch at hand; what is left goes on after the next start. */
export function startImports(house: House, onFault: (error: unknown) => void): { stop(): Promise<void> } {
  let stopping = false;
  let dropped = '';
  const look = async (): Promise<void> => {
    try {
      const hour = house.clock().slice(0, 13);
      if (dropped !== hour) await dropImportsBefore(house.pools.ql_log, daysAgo(house.clock(), KEPT_DAYS));
      dropped = hour;
      await runImports(house, () => stopping);
    } catch (error) {
      onFault(error);
    }
  };
  let running = look();
  let busy = true;
  void running.then(() => { busy = false; });
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = look().finally(() => { busy = false; });
  }, LOOK_EVERY_MS);
  timer.unref();
  return { stop: async () => { stopping = true; clearInterval(timer); await running; } };
}
