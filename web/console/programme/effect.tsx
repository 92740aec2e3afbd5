import { useQuery } from '@tanstack/react-query';
import type { Day } from '#base/day';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import type { Programme } from './words.ts';

/** What issuing a new version does to the duties of the one before. */
export function Effect({ head, startsOn, endsOn, open }: { readonly head: Programme['head']; readonly startsOn: Day; readonly endsOn: Day; readonly open: unknown }) {
  const id = { programmeId: head.programmeId, version: head.version };
  const effect = useQuery({ queryKey: ['effect', id, startsOn, endsOn, head.confirmed, open], queryFn: () => ask('version.effect', { ...id, startsOn, endsOn }) });
  if (effect.error) return <Fault error={effect.error} />;
  if (!effect.data) return null;
  const { added, renewed, cancelled, stays } = effect.data;
  return <p>与第 {head.basedOn} 版相比，全县：新增任务 <b>{added}</b> 件；没到期、改按新版本的 <b>{renewed}</b> 件；不再要求、取消的 <b>{cancelled}</b> 件；照原样办的 {stays} 件（已报送和已到期的都不动；已开始的，只有改了周期或期限才换）。</p>;
}
