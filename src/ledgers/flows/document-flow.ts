import type { Role } from '#model/actor';
import type { CheckId } from '#model/check';
import type { Action } from '#model/ledger';

/** 制度文件的状态：拟稿、审核、施行，修订一次就是一个新版本，废止后留存。 */
export const DOCUMENT_STATES = ['拟稿', '待审核', '已退改', '施行中', '修订中', '已废止'] as const;
type State = (typeof DOCUMENT_STATES)[number];
type Step = 'draft' | 'edit' | 'send' | 'return' | 'issue' | 'revise' | 'repeal';

/** What counts as handed in and as done in a document flow. */
export const DOCUMENT_ENDS = { handedIn: ['待审核', '施行中'], done: ['施行中', '已废止'] } as const;

/** The steps of a document that is drafted, reviewed by somebody else, in force, revised and repealed. `needs`: what a draft must hold; `issued`: what must stand before it is in force. */
export function documentFlow<const F extends string>({ needs, issued = [], makers, reviewers, checks }: { readonly needs: readonly F[]; readonly issued?: readonly F[]; readonly makers: readonly Role[]; readonly reviewers: readonly Role[]; readonly checks?: readonly CheckId[] }): { readonly [K in Step]: Action<F, State, Step> } {
  return {
    draft: { label: '拟稿', to: '拟稿', by: makers, sets: 'all', needs },
    edit: { label: '修改', from: ['拟稿', '已退改', '修订中'], to: '拟稿', by: makers, sets: 'all', needs },
    send: { label: '送审', from: ['拟稿', '已退改'], to: '待审核', by: makers },
    return: { label: '退改', from: ['待审核'], to: '已退改', by: reviewers, reason: true, notSameAs: ['draft', 'edit', 'send'] },
    issue: { label: '审核通过并施行', from: ['待审核'], to: '施行中', by: reviewers, sets: issued, needs: issued, notSameAs: ['draft', 'edit', 'send'], ...(checks ? { checks } : {}) },
    revise: { label: '启动修订', from: ['施行中'], to: '修订中', by: makers },
    repeal: { label: '废止', from: ['施行中', '修订中'], to: '已废止', by: reviewers, reason: true },
  };
}
