import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { Uuid } from '#base/id';
import { ask } from '../api.ts';

interface Props {
  readonly id: string;
  readonly ledger: string;
  readonly states: readonly string[];
  readonly unitId: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Picks another record: of the same unit, in the states that the link allows. One that is chosen already keeps its name, wherever it is from. */
export function LinkInput({ id, ledger, states, unitId, value, onChange }: Props) {
  const list = useQuery({
    queryKey: ['link', ledger, states, unitId],
    queryFn: async () => (await Promise.all((states.length > 0 ? states : [undefined]).map((state) => ask('records.list', { ledger, unitId, ...(state ? { state } : {}) })))).flatMap((page) => page.lines),
  });
  const isListed = value === null || list.data?.some((line) => line.recordId === value) === true;
  const chosen = useQuery({ queryKey: ['record', value], queryFn: () => ask('record.get', { recordId: value as Uuid }), enabled: list.data !== undefined && !isListed });
  const options = [...(chosen.data && !isListed ? [chosen.data.record] : []), ...(list.data ?? [])].map((line) => ({ value: line.recordId as string, label: `${line.title}（${line.state}）` }));
  return (
    <Select id={id} className="field-wide" allowClear showSearch={{ optionFilterProp: 'label' }} loading={list.isPending} value={value} onChange={(picked) => onChange(picked ?? null)}
      notFoundContent={list.isPending ? '正在查找……' : '没有可选的记录'} options={options} />
  );
}
