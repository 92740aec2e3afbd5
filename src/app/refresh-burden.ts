import { addMonths } from '#base/day';
import { burdenIndex } from '#domain/burden';
import { PARAMETERS } from '#model/parameter';
import { dropFillTimesBefore, listStaleBurden, putPublicBurden } from '#store/burden';
import { listUnits } from '#store/organisation';
import { gatherBurden, measuredMinutes } from './gather-burden.ts';
import { type House, today } from './house.ts';
import { loadLimits } from './limits.ts';

/** Times of hand-ins are kept for two years: the median looks back one. */
const MONTHS_KEPT = 24;

/** Counts once a day what all schools of a county together are asked for, month by month, for the public; the number of counties. What fewer schools than the small-group figure are behind is left out. */
export async function refreshBurden(house: House): Promise<number> {
  const db = house.pools.ql_log;
  const on = today(house);
  const stale = await listStaleBurden(db, on);
  for (const tenant of stale) {
    const smallest = Math.max(PARAMETERS['small-group'].value, (await loadLimits(house, tenant)).value('small-group').value);
    const units = await listUnits(db, tenant);
    const { asked, months, outside } = await gatherBurden(db, tenant, on, () => units);
    const index = burdenIndex(asked.filter(({ units }) => units >= smallest), months, await measuredMinutes(db, tenant, on));
    const noted = (month: string): number => outside.find((one) => one.month === month && one.units >= smallest)?.minutes ?? 0;
    await putPublicBurden(db, tenant, on, index.months.map(({ month, minutes }) => ({ month, minutes: minutes + noted(month) })));
  }
  await dropFillTimesBefore(db, addMonths(on, -MONTHS_KEPT).slice(0, 7));
  return stale.length;
}
