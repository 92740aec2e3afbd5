import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { ask } from '../api.ts';

/** Picks a post of the unit that the record belongs to. */
export function PostInput({ id, unitId, value, onChange }: { readonly id: string; readonly unitId: string; readonly value: string | null; readonly onChange: (value: string | null) => void }) {
  const posts = useQuery({ queryKey: ['posts', unitId], queryFn: () => ask('posts.of', { unitId }) });
  return (
    <Select id={id} className="field-wide" allowClear showSearch={{ optionFilterProp: 'label' }} loading={posts.isPending} value={value} onChange={(picked) => onChange(picked ?? null)}
      notFoundContent={posts.isPending ? '正在查找……' : '这个单位还没有岗位'} options={posts.data?.map((post) => ({ value: post.postId, label: post.title })) ?? []} />
  );
}
