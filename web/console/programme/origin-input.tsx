import { Input, Select } from 'antd';
import { ORIGINS, type Origin, type OriginKind } from '#model/origin';

const HINTS: Readonly<Record<OriginKind, string>> = { statute: '法规名称和条号', document: '方案句址', unverified: '出处，待核对', default: '方案句址' };
const OPTIONS = (Object.keys(ORIGINS) as OriginKind[]).map((kind) => ({ value: kind, label: ORIGINS[kind] }));

/** Where a deadline or a figure comes from; a default may be confirmed with a reason. */
export function OriginInput({ origin, onChange, label }: { readonly origin: Origin; readonly onChange: (origin: Origin) => void; readonly label: string }) {
  const confirm = (reason: string): void => {
    const { confirmed: before, ...plain } = origin;
    onChange(reason === '' ? plain : { ...plain, confirmed: { ...before, reason } as never });
  };
  return (
    <span className="inputs">
      <Select aria-label={`${label}出处`} style={{ width: 128 }} value={origin.kind} options={OPTIONS} onChange={(kind) => onChange({ kind, basis: origin.basis })} />
      <Input aria-label={`${label}依据`} style={{ width: 190 }} maxLength={200} value={origin.basis} placeholder={HINTS[origin.kind]} onChange={(event) => onChange({ ...origin, basis: event.target.value })} />
      {origin.kind === 'default' && <Input aria-label={`${label}核定理由`} style={{ width: 220 }} maxLength={200} value={origin.confirmed?.reason ?? ''} placeholder="核定理由（不填就是待核定）" onChange={(event) => confirm(event.target.value)} />}
    </span>
  );
}
