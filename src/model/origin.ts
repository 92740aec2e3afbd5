import type { Day } from '#base/day';

/** Where a deadline or a figure comes from; every page that shows one shows this too. */
export const ORIGINS = {
  statute: '法定',
  document: '文件规定',
  unverified: '待核',
  default: '默认待核定',
} as const;

export type OriginKind = keyof typeof ORIGINS;

/** `basis` is the clause (`S2#3`) or the article (《信访工作条例》第二十二条); a confirmed default says who confirmed it, when and why. */
export interface Origin {
  readonly kind: OriginKind;
  readonly basis: string;
  readonly confirmed?: { readonly reason: string; readonly on: Day; readonly by: string };
}

/** time-limits.json `verified` → origin. */
export const ORIGIN_OF_VERIFIED = {
  'full-text': 'statute',
  'programme-document': 'document',
  excerpt: 'unverified',
  'secondary-summary': 'unverified',
  memory: 'unverified',
  'product-default': 'default',
} as const satisfies Record<string, OriginKind>;
