import type { Role } from '#model/actor';
import type { CheckId } from '#model/check';
import type { Action } from '#model/ledger';

/** 项目的状态：立项、实施、验收；验收的人不是实施的人。 */
export const PROJECT_STATES = ['已申报', '已退回', '实施中', '已完工', '已验收', '已终止'] as const;
type State = (typeof PROJECT_STATES)[number];
type Step = 'apply' | 'correct' | 'return' | 'approve' | 'progress' | 'finish' | 'redo' | 'accept' | 'stop';

/** What counts as handed in and as done in a project flow. */
export const PROJECT_ENDS = { handedIn: ['已申报', '实施中', '已完工', '已验收'], done: ['已验收', '已终止'] } as const;

/** The steps of a project: applied for, approved by somebody else, progress noted as often as it is made, finished, accepted by somebody who did not carry it out. */
export function projectFlow<const F extends string>(flow: { readonly needs: readonly F[]; readonly progress: readonly F[]; readonly finished: readonly F[]; readonly accepted: readonly F[]; readonly makers: readonly Role[]; readonly approvers: readonly Role[]; readonly finishChecks?: readonly CheckId[] }): { readonly [K in Step]: Action<F, State, Step> } {
  const { needs, progress, finished, accepted, makers, approvers, finishChecks } = flow;
  const doing: readonly Step[] = ['apply', 'correct', 'progress', 'finish'];
  return {
    apply: { label: '申报', to: '已申报', by: makers, sets: needs, needs },
    correct: { label: '重新申报', from: ['已退回'], to: '已申报', by: makers, sets: needs, needs },
    return: { label: '退回', from: ['已申报'], to: '已退回', by: approvers, reason: true, notSameAs: ['apply', 'correct'] },
    approve: { label: '同意立项', from: ['已申报'], to: '实施中', by: approvers, notSameAs: ['apply', 'correct'] },
    progress: { label: '记进展', from: ['实施中'], to: '实施中', by: makers, sets: progress },
    finish: { label: '完工', from: ['实施中'], to: '已完工', by: makers, sets: [...progress, ...finished], needs: finished, ...(finishChecks ? { checks: finishChecks } : {}) },
    redo: { label: '验收不合格', from: ['已完工'], to: '实施中', by: approvers, reason: true, notSameAs: doing },
    accept: { label: '验收', from: ['已完工'], to: '已验收', by: approvers, sets: accepted, needs: accepted, notSameAs: doing },
    stop: { label: '终止', from: ['已申报', '已退回', '实施中'], to: '已终止', by: approvers, reason: true },
  };
}
