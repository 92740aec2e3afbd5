/** What one section asks in one month with one ledger or form: how many times, and how many minutes the forms say in all. `kind`: a duty of a programme, a record that something called for, a form composed ad hoc. */
export interface Asked {
  readonly month: string;
  readonly unitId: string | null;
  readonly kind: 'duty' | 'event' | 'collection';
  /** The ledger, or the form's record. */
  readonly ledger: string;
  readonly items: number;
  readonly minutes: number;
}

export interface AskedLoad {
  readonly items: number;
  readonly minutes: number;
}

/** What a section asks with one ledger or form: as the form says, and as measured where enough was handed in; `minutes` takes the measured where there is one. */
interface Source extends AskedLoad {
  readonly kind: Asked['kind'];
  readonly ledger: string;
  readonly declared: number;
  readonly measured: number | null;
}

/** Minutes × units by month and by asking section. */
export interface BurdenIndex {
  readonly months: readonly (AskedLoad & { readonly month: string })[];
  readonly askers: readonly (AskedLoad & { readonly unitId: string | null; readonly months: readonly number[]; readonly sources: readonly Source[] })[];
}

/** Adds up what was asked in these months; of a ledger with a measured median every item counts that many minutes instead of what its form says. */
export function burdenIndex(asked: readonly Asked[], months: readonly string[], measured: ReadonlyMap<string, number>): BurdenIndex {
  const medianOf = ({ kind, ledger }: Asked): number | undefined => (kind === 'collection' ? undefined : measured.get(ledger));
  const weighed = asked.filter(({ month }) => months.includes(month)).map((one) => ({ ...one, declared: one.minutes, minutes: one.items * (medianOf(one) ?? one.minutes / Math.max(1, one.items)) }));
  const sum = (rows: readonly AskedLoad[]): AskedLoad => ({ items: rows.reduce((all, { items }) => all + items, 0), minutes: Math.round(rows.reduce((all, { minutes }) => all + minutes, 0)) });
  const askers = [...Map.groupBy(weighed, ({ unitId }) => unitId)].map(([unitId, own]) => ({
    unitId, ...sum(own), months: months.map((month) => sum(own.filter((one) => one.month === month)).minutes),
    sources: [...Map.groupBy(own, ({ kind, ledger }) => `${kind}/${ledger}`).values()].map((same) => {
      const [first] = same as [(typeof same)[number], ...typeof same];
      return { kind: first.kind, ledger: first.ledger, ...sum(same), declared: same.reduce((all, { declared }) => all + declared, 0), measured: medianOf(first) ?? null };
    }).toSorted((a, b) => b.minutes - a.minutes || (a.ledger < b.ledger ? -1 : 1)),
  })).toSorted((a, b) => b.minutes - a.minutes || ((a.unitId ?? '') < (b.unitId ?? '') ? -1 : 1));
  return { months: months.map((month) => ({ month, ...sum(weighed.filter((one) => one.month === month)) })), askers };
}
