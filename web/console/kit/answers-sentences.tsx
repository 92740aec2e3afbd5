import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Uuid } from '#base/id';
import { ask } from '../api.ts';
import { Fault } from './fault.tsx';

/** The sentences of the plan that a record answers, each one tap away in the version that its duty was made under. */
export function AnswersSentences({ recordId }: { readonly recordId: Uuid }) {
  const found = useQuery({ queryKey: ['record-trace', recordId], queryFn: () => ask('record.trace', { recordId }) });
  if (found.error) return <Fault error={found.error} />;
  if (!found.data) return null;
  if (found.data.length === 0) return <p className="quiet">没有在施行的方案要求这一件。</p>;
  return (
    <div className="panel basis">
      {found.data.map((link, i) => (
        <div key={i}>
          <div className="quiet">{link.via === 'duty' ? `回答方案的任务（${link.period}，期限 ${link.due}）` : '依据现行方案'}：{link.title}{link.version > 1 && `（第 ${link.version} 版）`}</div>
          {link.sentences.map(({ address, text }) => (
            <p key={address}><Link className="address" to="/programmes/$programmeId/$version" params={{ programmeId: link.programmeId, version: String(link.version) }} hash={address}>{address}</Link>{text.length > 120 ? `${text.slice(0, 120)}…` : text}</p>
          ))}
        </div>
      ))}
    </div>
  );
}
