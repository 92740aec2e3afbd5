import type { Role } from '#model/actor';
import type { Action } from '#model/ledger';
import type { LimitRef } from '#model/limit';

/** 问题的状态：查出来、整治、复核销号，没有整治好的退回去。 */
export const PROBLEM_STATES = ['已立项', '已整治', '整治不到位', '已销号', '已撤销'] as const;
type State = (typeof PROBLEM_STATES)[number];
type Step = 'raise' | 'settle' | 'reject' | 'close' | 'cancel';

/** What counts as handed in and as done in a problem flow. */
export const PROBLEM_ENDS = { handedIn: ['已整治', '已销号'], done: ['已销号', '已撤销'] } as const;

/** The steps of a problem: raised, settled by whoever has to, closed or sent back by somebody else. `settled` and `closed`: what must be filled at those steps. */
export function problemFlow<const F extends string>(flow: { readonly needs: readonly F[]; readonly settled: readonly F[]; readonly closed?: readonly F[]; readonly raisers: readonly Role[]; readonly settlers: readonly Role[]; readonly closers: readonly Role[]; readonly within: LimitRef; readonly reviewWithin: LimitRef }): { readonly [K in Step]: Action<F, State, Step> } {
  const { needs, settled, closed = [], raisers, settlers, closers, within, reviewWithin } = flow;
  return {
    raise: { label: '立项', to: '已立项', by: raisers, sets: needs, needs },
    settle: { label: '报整治结果', from: ['已立项', '整治不到位'], to: '已整治', by: settlers, sets: settled, needs: settled, within },
    reject: { label: '整治不到位', from: ['已整治'], to: '整治不到位', by: closers, reason: true, notSameAs: ['settle'] },
    close: { label: '销号', from: ['已整治'], to: '已销号', by: closers, sets: closed, needs: closed, notSameAs: ['settle'], within: reviewWithin },
    cancel: { label: '撤销', from: ['已立项', '整治不到位'], to: '已撤销', by: closers, reason: true, notSameAs: ['settle'] },
  };
}
