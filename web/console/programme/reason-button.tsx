import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  readonly title: string;
  /** Usual reasons: one tap fills the field, which stays open to be changed. */
  readonly usual: readonly string[];
  readonly onReason: (reason: string) => void;
  readonly disabled?: boolean;
  /** Small and plain, where a page has hundreds of them. */
  readonly mini?: boolean;
}

/** A button whose act needs a reason: asks for it first, keeps what was typed when closed. The browser's own dialog, as antd's locks the page with inline styles. */
export function ReasonButton({ label, title, usual, onReason, disabled = false, mini = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => { if (isOpen) dialog.current?.showModal(); }, [isOpen]);
  const isReady = reason.trim().length >= 2;
  const done = (): void => {
    setOpen(false);
    onReason(reason.trim());
    setReason('');
  };
  return (
    <>
      {mini ? <button type="button" className="mini" disabled={disabled} onClick={() => setOpen(true)}>{label}</button> : <Button disabled={disabled} onClick={() => setOpen(true)}>{label}</Button>}
      {isOpen && <dialog ref={dialog} aria-label={title} onClose={() => setOpen(false)}>
        <form onSubmit={(event) => { event.preventDefault(); if (isReady) done(); }}>
          <p><b>{title}</b></p>
          <p className="filters">{usual.map((one) => <button key={one} type="button" className="mini" onClick={() => setReason(one)}>{one}</button>)}</p>
          <Input aria-label="理由" autoFocus maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} placeholder="写明理由，至少两个字" />
          <p className="filters"><Button type="primary" htmlType="submit" disabled={!isReady}>确定</Button><Button onClick={() => setOpen(false)}>取消</Button></p>
        </form>
      </dialog>}
    </>
  );
}
