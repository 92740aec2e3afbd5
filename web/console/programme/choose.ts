import type { Programme, Sentence, StoredObligation } from './words.ts';
import { waitsForOffice } from './words.ts';

/** What a clerk may want to see of a plan; stands in the address, so that a link shows the same. */
export interface Choice {
  readonly show: keyof typeof SHOWS;
  readonly measure: string;
  readonly ledger: string;
}

export const SHOWS = { all: '全部', waiting: '待确认', open: '无着落', confirmed: '已确认', exempt: '非义务', defaults: '默认周期', rejected: '不采用' } as const;

/** The measure that an address stands in: 1.3#6 → 1.3. */
export const measureOf = (address: string): string => address.split('#')[0] ?? '';

/** What somebody is writing on stays in sight, whatever others make of it meanwhile: the obligation in its form, and the sentence that one is added to. */
export interface AtWork {
  readonly editing: string | undefined;
  readonly adding: string | undefined;
}

export interface Shown {
  readonly sentence: Sentence;
  readonly obligations: readonly StoredObligation[];
}

const FITS: Readonly<Record<Exclude<Choice['show'], 'all' | 'open' | 'exempt'>, (one: StoredObligation) => boolean>> = {
  waiting: (one) => one.status === 'suggested',
  confirmed: (one) => one.status === 'confirmed',
  rejected: (one) => one.status === 'rejected',
  defaults: (one) => one.status !== 'rejected' && waitsForOffice(one.body),
};

/** The sentences with their obligations that fit the choice, in the order of the plan; without a wish for obligations a sentence shows all of its own. */
export function chooseShown({ sentences, obligations, open }: Programme, { show, measure, ledger }: Choice, { editing, adding }: AtWork): readonly Shown[] {
  const isOpen = new Set(open.sentences);
  const own = Map.groupBy(obligations.flatMap((one) => one.body.sentences.map((address) => ({ address, one }))), ({ address }) => address);
  return sentences.flatMap((sentence) => {
    const isAtWork = sentence.address === adding || obligations.some((one) => one.obligationId === editing && one.body.sentences[0] === sentence.address);
    if (isAtWork) return [{ sentence, obligations: (own.get(sentence.address) ?? []).map(({ one }) => one) }];
    if (measure && measureOf(sentence.address) !== measure) return [];
    const all = (own.get(sentence.address) ?? []).map(({ one }) => one).filter((one) => !ledger || one.body.ledger === ledger);
    if (ledger && all.length === 0) return [];
    if (show === 'all') return [{ sentence, obligations: all }];
    if (show === 'open') return isOpen.has(sentence.address) ? [{ sentence, obligations: all }] : [];
    if (show === 'exempt') return sentence.exempt !== null ? [{ sentence, obligations: all }] : [];
    const fitting = all.filter(FITS[show]);
    return fitting.length > 0 ? [{ sentence, obligations: fitting }] : [];
  });
}

/** How many of the plan fit each choice: sentences for 全部, 无着落 and 非义务, obligations for the others. */
export function countShows({ sentences, obligations, open }: Programme): Readonly<Record<Choice['show'], number>> {
  const count = (show: keyof typeof FITS): number => obligations.filter(FITS[show]).length;
  return { all: sentences.length, open: open.sentences.length, exempt: sentences.filter((one) => one.exempt !== null).length, waiting: count('waiting'), confirmed: count('confirmed'), rejected: count('rejected'), defaults: count('defaults') };
}

/** How often each of these had been touched when they were shown: sent along, so that nobody overwrites what another has changed. */
export const seenOf = (obligations: readonly StoredObligation[]): Record<string, number> => Object.fromEntries(obligations.map((one) => [one.obligationId, one.touched]));
