import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Spin } from 'antd';
import { useState } from 'react';
import { dayOf, type Instant } from '#base/day';
import { ask } from '../api.ts';
import { Fault } from './fault.tsx';

/** 搜口径: what has been answered in the county, by any words of question or answer; the newest where nothing is typed. */
export function GuidanceSearch() {
  const [words, setWords] = useState('');
  const found = useQuery({ queryKey: ['guidance', words], queryFn: () => ask('guidance.search', { words }), staleTime: 60_000 });
  return (
    <section className="panel" aria-label="全县口径">
      <Input.Search id="guidance-words" aria-label="搜口径" placeholder="两个字就能搜，如：集中学习 合办" allowClear maxLength={100} onSearch={(value) => setWords(value.trim())} onBlur={(event) => setWords(event.target.value.trim())} style={{ maxWidth: 480 }} />
      <Fault error={found.error} />
      {found.isPending && <Spin />}
      <p className="quiet" role="status">{found.data && (words === '' ? `全县已答复的口径${found.data.length > 0 ? '，最近的在前' : '还没有'}` : found.data.length > 0 ? `“${words}”找到 ${found.data.length} 条` : `没有找到“${words}”，可以提问`)}</p>
      {found.data?.map((one, i) => (
        <details key={`${one.question}${i}`} className="answer">
          <summary>{one.question} {one.clause && <span className="chip">{one.clause}</span>} <span className="quiet">{one.scope} {dayOf(one.answeredAt as Instant)}</span></summary>
          <p>{one.answer}</p>
          {one.basis && <p className="quiet">依据：{one.basis}</p>}
          {one.recordId && <p><Link to="/records/$recordId" params={{ recordId: one.recordId }}>看这一件</Link></p>}
        </details>
      ))}
    </section>
  );
}
