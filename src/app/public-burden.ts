import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import { formOf } from '#domain/collection';
import { listPublicBurden } from '#store/burden';
import { listForms } from '#store/collection';
import { listUnits } from '#store/organisation';
import { inSight } from '#store/pools';
import { findPublication } from '#store/publication';
import { type House, today } from './house.ts';
import { publicationId } from './publish.ts';

/** What the public reads of what schools are asked for. */
export interface PublicBurdenPage {
  readonly months: readonly { readonly month: string; readonly minutes: number }[];
  readonly asOf: Day | undefined;
  readonly forms: readonly { readonly publicationId: Uuid; readonly title: string; readonly asker: string; readonly clause: string; readonly endsOn: Day; readonly minutes: number }[];
}

/** The county's months as the worker counted them last, and the forms that run today and are public. */
export async function publicBurden(house: House, tenant: string): Promise<PublicBurdenPage> {
  return inSight(house.pools.ql_app, { tenant }, async (tx) => {
    const months = await listPublicBurden(tx, tenant);
    const units = await listUnits(tx, tenant);
    const forms: PublicBurdenPage['forms'][number][] = [];
    for (const { record } of await listForms(tx, tenant, { states: ['进行中'], until: today(house) })) {
      const id = publicationId(house, record.recordId);
      // What the office took down is not listed either.
      if ((await findPublication(tx, tenant, id))?.state !== '已公布') continue;
      const { title, clause, endsOn, minutes } = formOf(record.values);
      forms.push({ publicationId: id, title, asker: units.find((unit) => unit.unitId === record.unitId)?.name ?? '', clause, endsOn: endsOn as Day, minutes });
    }
    return { months: months.filter(({ minutes }) => minutes > 0), asOf: months.at(-1)?.asOf, forms };
  });
}
