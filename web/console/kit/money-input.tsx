import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { type Fen, fenFromYuan, yuanFromFen } from '#base/money';

interface Props {
  readonly id: string;
  readonly placeholder: string;
  /** In fen. */
  readonly value: Fen | null;
  readonly onChange: (value: Fen | null) => void;
}

const written = (value: Fen | null): string => (value === null ? '' : yuanFromFen(value));

/** An amount in yuan. What is no amount stays in the box, and the line below says what is wanted. */
export function MoneyInput({ id, placeholder, value, onChange }: Props) {
  const [typed, setTyped] = useState(written(value));
  const read = fenFromYuan(typed) ?? null;
  const bad = typed.trim() !== '' && read === null;
  // A paste or a prefill sets it from outside.
  useEffect(() => { if (read !== value) setTyped(written(value)); }, [value]);
  return (
    <span className="money">
      <span><Input id={id} placeholder={placeholder} inputMode="decimal" status={bad ? 'error' : ''} aria-invalid={bad} {...(bad && { 'aria-describedby': `${id}-bad` })} value={typed} onChange={({ target }) => { setTyped(target.value); onChange(fenFromYuan(target.value) ?? null); }} /> 元</span>
      {bad && <span className="bad" id={`${id}-bad`}>请写数字，最多两位小数，如 1200.50</span>}
    </span>
  );
}
