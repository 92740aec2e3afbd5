import { Button, Checkbox, Input, Select } from 'antd';
import { type FormFault, type Question, QUESTION_KINDS, type QuestionKind } from '#domain/collection';
import type { Value } from '#model/field';

/** A question as it is being written: cells of the record's table. */
export type Row = { readonly [cell in keyof Question]: Value };

export const EMPTY_ROW: Row = { label: null, kind: 'text', unit: null, options: null, must: true, help: null, example: null, from: null };

const KINDS = (Object.keys(QUESTION_KINDS) as QuestionKind[]).filter((kind) => kind !== 'held').map((kind) => ({ value: kind, label: QUESTION_KINDS[kind] }));

interface Props {
  readonly at: number;
  readonly last: number;
  readonly row: Row;
  readonly faults: readonly FormFault[];
  /** Where a line that is brought along comes from, in words. */
  readonly source: string | undefined;
  readonly onChange: (row: Row) => void;
  readonly onMove: (to: number) => void;
  readonly onDrop: () => void;
}

/** One question in the composer: what is asked, of which kind, with help and example; what stands against it right beside it. */
export function QuestionCard({ at, last, row, faults, source, onChange, onMove, onDrop }: Props) {
  const put = (cell: keyof Question, value: Value): void => onChange({ ...row, [cell]: value });
  const text = (cell: keyof Question, label: string, more: { readonly placeholder?: string; readonly maxLength: number; readonly className?: string; readonly style?: object }) => (
    <Input aria-label={`第 ${at + 1} 项的${label}`} value={(row[cell] as string | null) ?? ''} onChange={(event) => put(cell, event.target.value === '' ? null : event.target.value)} {...more} />
  );
  const name = `第 ${at + 1} 项`;
  return (
    <li className={`question ${faults.length > 0 ? 'faulty' : ''}`} aria-label={name}>
      <div className="line">
        <b>{at + 1}.</b>
        {row.kind === 'held' ? <span className="grow"><b>{String(row.label ?? '')}</b> <span className="chip">取自《{source ?? '？'}》，不用填</span></span> : text('label', '项目', { placeholder: '问什么，如：校车', maxLength: 60, className: 'grow' })}
        {row.kind !== 'held' && <Select aria-label={`${name}的类型`} value={row.kind as QuestionKind} onChange={(kind) => put('kind', kind)} options={KINDS} style={{ width: 110 }} />}
        {row.kind === 'integer' && text('unit', '单位', { placeholder: '单位，如：辆', maxLength: 10, style: { width: 120 } })}
      </div>
      {row.kind === 'choice' && <div className="line">{text('options', '选项', { placeholder: '选项用“、”隔开，如：全部有、部分有、没有', maxLength: 400, className: 'grow' })}</div>}
      {row.kind !== 'held' && <div className="line">{text('help', '说明', { placeholder: '说明（可不写）：哪些算、算到哪天', maxLength: 200, className: 'grow' })}{row.kind !== 'choice' && row.kind !== 'yesno' && row.kind !== 'file' && text('example', '举例', { placeholder: '举例（可不写）', maxLength: 100, style: { width: 180 } })}</div>}
      {faults.map((fault) => (
        <div key={fault.words} role="alert" className="bad" style={{ marginBottom: 8 }}>{fault.words}。{fault.held && <Button size="small" onClick={() => onChange({ ...EMPTY_ROW, kind: 'held', label: fault.held?.label ?? null, must: null, from: fault.held?.from ?? null })}>改为自动带出</Button>}</div>
      ))}
      <div className="line" style={{ marginBottom: 0 }}>
        {row.kind !== 'held' && <Checkbox checked={row.must === true} onChange={(event) => put('must', event.target.checked)}>必填</Checkbox>}
        <span className="grow" />
        <Button size="small" disabled={at === 0} aria-label={`${name}上移`} onClick={() => onMove(at - 1)}>上移</Button>
        <Button size="small" disabled={at === last} aria-label={`${name}下移`} onClick={() => onMove(at + 1)}>下移</Button>
        <Button size="small" danger aria-label={`删除${name}`} onClick={onDrop}>删除</Button>
      </div>
    </li>
  );
}
