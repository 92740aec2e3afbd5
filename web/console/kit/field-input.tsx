import { Button, Checkbox, DatePicker, Input, InputNumber, Radio, Select, Space } from 'antd';
import dayjs from 'dayjs';
import type { Fen } from '#base/money';
import type { Field, Value } from '#model/field';
import { FilesInput } from './files-input.tsx';
import { LinkInput } from './link-input.tsx';
import { MoneyInput } from './money-input.tsx';
import { PostInput } from './post-input.tsx';
import { parsePaste } from './parse-paste.ts';
import { TextInput } from './text-input.tsx';

interface Props {
  readonly id: string;
  readonly field: Field;
  readonly value: Value;
  /** Whose records a link may point to. */
  readonly unitId: string;
  readonly onChange: (value: Value) => void;
  /** Whether files are still on their way: handing in must wait. */
  readonly onBusy?: (busy: boolean) => void;
}

const orNull = (text: string): Value => (text === '' ? null : text);

/** The input of one field, made from its definition. A table takes a paste from a spreadsheet. */
export function FieldInput({ id, field, value, unitId, onChange, onBusy }: Props) {
  const common = { id, placeholder: field.example ?? '' };
  switch (field.kind) {
    case 'text':
      return <TextInput id={id} field={field} value={(value as string | null) ?? ''} onChange={(text) => onChange(orNull(text))} />;
    case 'longtext':
      return <Input.TextArea {...common} rows={5} maxLength={field.maxLength} showCount value={(value as string | null) ?? ''} onChange={(event) => onChange(orNull(event.target.value))} />;
    case 'integer':
      return <Space><InputNumber {...common} min={field.min} max={field.max} precision={0} value={value as number | null} onChange={onChange} /><span>{field.unit}</span></Space>;
    case 'money':
      return <MoneyInput {...common} value={value as Fen | null} onChange={onChange} />;
    case 'date':
      // Enter takes the day that was typed; it must not hand the form in.
      return <DatePicker id={id} value={value === null ? null : dayjs(value as string)} onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault(); }} onChange={(picked) => onChange(picked ? picked.format('YYYY-MM-DD') : null)} />;
    case 'yesno':
      return <Radio.Group id={id} value={value} onChange={(event) => onChange(event.target.value as boolean)} options={[{ label: '是', value: true }, { label: '否', value: false }]} />;
    case 'choice':
      return <Select id={id} placeholder="请选择" style={{ minWidth: 200 }} allowClear value={value as string | null} onChange={(picked) => onChange(picked ?? null)} options={field.options.map((option) => ({ value: option, label: option }))} />;
    case 'post':
      return <PostInput id={id} unitId={unitId} value={value as string | null} onChange={onChange} />;
    case 'link':
      return <LinkInput id={id} ledger={field.ledger} states={field.states} unitId={unitId} value={value as string | null} onChange={onChange} />;
    case 'choices':
      return <Checkbox.Group value={(value as string[] | null) ?? []} onChange={(picked) => onChange(picked as string[])} options={field.options.map((option) => ({ value: option, label: option }))} />;
    case 'files':
      return <FilesInput id={id} maxCount={field.maxCount} value={(value as readonly string[] | null) ?? []} onChange={onChange} onBusy={onBusy} />;
    case 'rows': {
      const rows = (value as readonly Record<string, Value>[] | null) ?? [];
      const put = (i: number, name: string, cell: Value): void => onChange(rows.map((row, j) => (i === j ? { ...row, [name]: cell } : row)));
      return (
        <div onPaste={(event) => {
          const pasted = parsePaste(field.columns, event.clipboardData.getData('text/plain'));
          // One row is recognised by its tabs: a word pasted into a cell stays a word.
          if (pasted.length < 2 && !event.clipboardData.getData('text/plain').trim().includes('\t')) return;
          event.preventDefault();
          onChange([...rows.filter((row) => Object.values(row).some((cell) => cell !== null)), ...pasted].slice(0, field.maxRows));
        }}>
          {rows.map((row, i) => (
            <div key={i} style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 8, alignItems: 'end' }}>
              <span>{i + 1}.</span>
              {Object.entries(field.columns).map(([name, column]) => (
                <label key={name} style={{ flex: '1 1 150px' }}><span className="quiet">{column.label}</span><div><FieldInput id={`${id}-${i}-${name}`} field={column} unitId={unitId} value={row[name] ?? null} onChange={(cell) => put(i, name, cell)} /></div></label>
              ))}
              <Button size="small" onClick={() => onChange(rows.filter((_, j) => j !== i))} aria-label={`删除第 ${i + 1} 行`}>删除</Button>
            </div>
          ))}
          <Button onClick={() => onChange([...rows, Object.fromEntries(Object.keys(field.columns).map((name) => [name, null]))])}>加一行</Button>
          <span className="quiet"> 可从表格软件复制一行或多行，粘贴到任一格</span>
        </div>
      );
    }
  }
}
