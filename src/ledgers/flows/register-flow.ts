import type { Role } from '#model/actor';
import type { CheckId } from '#model/check';
import type { Action } from '#model/ledger';

/** 登记簿的状态：经办人登记，负责人确认；登错的更正或作废，不删除。 */
export const REGISTER_STATES = ['已登记', '已确认', '已作废'] as const;
type State = (typeof REGISTER_STATES)[number];
type Step = 'enter' | 'amend' | 'confirm' | 'void';

/** What counts as handed in and as done in a register flow. */
export const REGISTER_ENDS = { handedIn: ['已登记', '已确认'], done: ['已确认', '已作废'] } as const;

/** The steps of a register: a clerk enters what happened, the head confirms (another person), a wrong entry is amended before or voided with a reason. */
export function registerFlow<const F extends string>({ needs, makers, confirmers, checks, label = '登记' }: { readonly needs: readonly F[]; readonly makers: readonly Role[]; readonly confirmers: readonly Role[]; readonly checks?: readonly CheckId[]; readonly label?: string }): { readonly [K in Step]: Action<F, State, Step> } {
  const filing = { by: makers, sets: 'all', needs, ...(checks ? { checks } : {}) } as const;
  return {
    enter: { label, to: '已登记', ...filing },
    amend: { label: '更正', from: ['已登记'], to: '已登记', ...filing },
    confirm: { label: '确认', from: ['已登记'], to: '已确认', by: confirmers, notSameAs: ['enter', 'amend'] },
    void: { label: '作废', from: ['已登记', '已确认'], to: '已作废', by: confirmers, reason: true },
  };
}
