import { AutoComplete, Button, Input, Space } from 'antd';
import { useRef } from 'react';
import { toHex } from '#base/bytes';
import type { Field } from '#model/field';
import { useLedgers } from './definition.ts';

interface Props {
  readonly id: string;
  readonly field: Field & { readonly kind: 'text' };
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const [SHORT, MIDDLE] = [20, 64];

/** How wide a line of so many characters need be, in CSS pixels; a long one takes what there is. */
const widthFor = (maxLength: number): number | string => (maxLength <= SHORT ? 220 : maxLength <= MIDDLE ? 480 : '100%');

/** A line of text; where its field says so, with the names of indicators to choose from, or with the hash of a file that never leaves the device. */
export function TextInput({ id, field, value, onChange }: Props) {
  const common = { id, placeholder: field.example ?? '', maxLength: field.maxLength, style: { maxWidth: widthFor(field.maxLength) } };
  const picker = useRef<HTMLInputElement>(null);
  const ledgers = useLedgers();
  if (field.help === 'indicators') {
    const names = [...new Set((ledgers.data ?? []).flatMap((ledger) => (ledger.indicators ?? []).map(({ name }) => name)))];
    return <AutoComplete id={id} className="field-wide" value={value} onChange={onChange} showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }} options={names.map((name) => ({ value: name }))} placeholder={common.placeholder} />;
  }
  const input = <Input {...common} value={value} onChange={(event) => onChange(event.target.value)} />;
  // Without a secure context the browser cannot hash; the value can be pasted.
  if (field.help !== 'hash' || !globalThis.isSecureContext) return input;
  const hash = async (file: File | undefined): Promise<void> => {
    if (file) onChange(toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))));
    if (picker.current) picker.current.value = '';
  };
  return (
    <Space wrap style={{ width: '100%' }} styles={{ item: { flex: '1 1 200px' } }}>
      {input}
      <Button onClick={() => picker.current?.click()}>选文件算出来（文件不上传）</Button>
      <input ref={picker} type="file" hidden aria-hidden tabIndex={-1} onChange={(event) => void hash(event.target.files?.[0])} />
    </Space>
  );
}
