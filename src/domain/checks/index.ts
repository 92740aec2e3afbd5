import type { Check, CheckId } from '#model/check';
import { noIssueThrice } from './no-issue-thrice.ts';
import { ownPost } from './own-post.ts';
import { splitPurchase } from './split-purchase.ts';
import { wholeRows } from './whole-rows.ts';

/** Every check by its id. */
export const CHECKS: { readonly [K in CheckId]: Check } = {
  'no-issue-thrice': noIssueThrice,
  'own-post': ownPost,
  'split-purchase': splitPurchase,
  'whole-rows': wholeRows,
};
