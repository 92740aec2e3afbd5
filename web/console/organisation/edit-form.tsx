import { Button, Form } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { Fault } from '../kit/fault.tsx';

interface Props {
  readonly title: string;
  readonly initial: Record<string, unknown>;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSave: (values: never) => void;
  readonly children: ReactNode;
}

/** The frame of every small form of the organisation, in the page and not over it: what was typed stays until it is saved; Enter saves, Escape closes. */
export function EditForm({ title, initial, busy, error, onCancel, onSave, children }: Props) {
  const frame = useRef<HTMLElement>(null);
  useEffect(() => { frame.current?.scrollIntoView({ block: 'nearest' }); }, []);
  return (
    <section ref={frame} className="panel edit" aria-label={title} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) onCancel(); }}>
      <h2 className="part">{title}</h2>
      <Fault error={error} />
      <Form layout="vertical" initialValues={initial} onFinish={(values) => onSave(values as never)} scrollToFirstError>
        {children}
        <Button type="primary" htmlType="submit" loading={busy}>保存</Button>{' '}
        <Button onClick={onCancel}>取消</Button>
      </Form>
    </section>
  );
}
