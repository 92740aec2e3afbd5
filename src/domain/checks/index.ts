import type { Check, CheckId } from '#model/check';
import { splitPurchase } from './split-purchase.ts';

/** Every check by its id. */
export const CHECKS: { readonly [K in CheckId]: Check } = { 'split-purchase': splitPurchase };
