import { Button } from 'antd';
import { useRef } from 'react';

/** What kinds of plan document can be read. */
export const DOCUMENT_KINDS = '.docx,.doc,.wps,.pdf,.txt';

/** A button that lets one plan document be chosen. */
export function PickFile({ label, busy = false, primary = false, onPick }: { readonly label: string; readonly busy?: boolean; readonly primary?: boolean; readonly onPick: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input ref={input} type="file" hidden accept={DOCUMENT_KINDS} aria-label={label} onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) onPick(file); }} />
      <Button type={primary ? 'primary' : 'default'} loading={busy} onClick={() => input.current?.click()}>{label}</Button>
    </>
  );
}
