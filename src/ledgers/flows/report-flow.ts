import type { Role } from '#model/actor';
import type { CheckId } from '#model/check';
import type { Action } from '#model/ledger';
import { param } from '#model/limit';

/** 报送件的状态：报送后由另一人审阅，可撤回、可退回。 */
export const REPORT_STATES = ['已报送', '已撤回', '已退回', '已接收'] as const;
type State = (typeof REPORT_STATES)[number];
type Step = 'submit' | 'withdraw' | 'correct' | 'return' | 'accept';

/** What counts as handed in and as done in a report flow. */
export const REPORT_ENDS = { handedIn: ['已报送', '已接收'], done: ['已接收'] } as const;

/** The steps of a report: handed in by a unit, withdrawn by its author until somebody acted, returned with a reason or accepted by somebody else. `needs`: what must be filled. */
export function reportFlow<const F extends string>({ needs, makers, reviewers, checks }: { readonly needs: readonly F[]; readonly makers: readonly Role[]; readonly reviewers: readonly Role[]; readonly checks?: readonly CheckId[] }): { readonly [K in Step]: Action<F, State, Step> } {
  const filing = { by: makers, sets: 'all', needs, ...(checks ? { checks } : {}) } as const;
  return {
    submit: { label: '报送', to: '已报送', ...filing },
    withdraw: { label: '撤回', from: ['已报送'], to: '已撤回', by: makers, undoes: 'submit' },
    correct: { label: '重新报送', from: ['已撤回', '已退回'], to: '已报送', ...filing },
    return: { label: '退回', from: ['已报送'], to: '已退回', by: reviewers, reason: true, notSameAs: ['submit', 'correct'] },
    accept: { label: '接收', from: ['已报送'], to: '已接收', by: reviewers, notSameAs: ['submit', 'correct'], within: param('report-review-days') },
  };
}
