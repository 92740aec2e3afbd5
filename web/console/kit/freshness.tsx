import type { FileAbout } from './file-links.tsx';

const WORDS = { green: '有效期至', yellow: '快到期，有效期至', red: '已过有效期' } as const;

/** How fresh a file is today, and which version it is; nothing for a first version without a last day. */
export function Freshness({ file: { light, validUntil, edition, newer } }: { readonly file: FileAbout }) {
  return (
    <>
      {edition > 1 && <span className="chip">第 {edition} 版</span>}
      {newer && <span className="chip">已有新版</span>}
      {light && <span className={`light light-${light}`}><i aria-hidden />{WORDS[light]} {validUntil}</span>}
    </>
  );
}
