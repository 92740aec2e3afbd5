import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { dayOf } from '#base/day';
import type { Output } from '#contract';
import { ask } from '../api.ts';

export type Copy = Output<'record.copies'>['copies'][number];

const WORDS = { copied: '报送人已看过提示。', template: '报送人说明：模板要求这样写。' } as const;

const nameOf = (copy: Copy): string => `${copy.isOwn ? '本单位' : copy.unitName} ${dayOf(copy.on)} 的${copy.ledgerName}`;

/** What a text is like, with the passages side by side: ours left, theirs right; below each other on a phone. */
export function CopyList({ copies }: { readonly copies: readonly Copy[] }) {
  return copies.map((copy) => (
    <details key={copy.recordId} className="copies">
      <summary><span className={`light light-${copy.light}`}><i aria-hidden />与{nameOf(copy)}雷同 {copy.percent}%</span></summary>
      {copy.passages.length === 0 && <p className="quiet">相同的都是短句。</p>}
      {copy.passages.map((passage, i) => (
        <div key={i} className="pair"><blockquote><span className="quiet">这一份</span><br />{passage.mine}</blockquote><blockquote><span className="quiet">{copy.isOwn ? '以前' : copy.unitName}</span><br />{passage.theirs}</blockquote></div>
      ))}
    </details>
  ));
}

/** The light that a reviewer sees on a record: a hint, and nothing follows from it. */
export function CopyLight({ recordId, seq }: { readonly recordId: Output<'record.get'>['record']['recordId']; readonly seq: number }) {
  const found = useQuery({ queryKey: ['copies', recordId, seq], queryFn: () => ask('record.copies', { recordId }) });
  if (!found.data || found.data.copies.length === 0) return null;
  return <Alert type="warning" style={{ marginBottom: 12 }} title="文字比对" description={<><p className="quiet">已减去方案原句、表格示例和多数单位共有的话。只作提示，由人判断。{found.data.word && WORDS[found.data.word]}</p><CopyList copies={found.data.copies} /></>} />;
}
