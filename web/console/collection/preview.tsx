import { Button } from 'antd';
import { useState } from 'react';
import { fieldOf, type Form, minutesOf } from '#domain/collection';
import type { Value } from '#model/field';
import { FieldInput } from '../kit/field-input.tsx';

/** The form as the clerk will see it; what is tried in it goes nowhere. */
export function Preview({ form, askerName, sources, unitId }: { readonly form: Form; readonly askerName: string; readonly sources: ReadonlyMap<string, string>; readonly unitId: string }) {
  const [tried, setTried] = useState<Readonly<Record<string, Value>>>({});
  const questions = form.questions.filter(({ label }) => label !== '');
  return (
    <section className="panel" aria-label="预览">
      <h2 className="group">经办人看到的样子</h2>
      <p><b>{form.title || '（还没有名称）'}</b><br /><span className="quiet">{askerName}要的{form.endsOn && `，${form.endsOn} 截止`}，约 {minutesOf(questions)} 分钟</span></p>
      {form.purpose && <p>{form.purpose}</p>}
      {questions.length === 0 && <p className="quiet">加一项就看得到。</p>}
      {questions.map((question, i) => (
        <div key={`${i}${question.kind}`} style={{ marginBottom: 12 }}>
          <label htmlFor={`preview-${i}`}><b>{question.label}</b>{question.must && question.kind !== 'held' && <span className="bad"> *</span>} {question.help && <span className="quiet">{question.help}</span>}</label>
          <div>{question.kind === 'held' ? <span className="quiet">由系统从《{sources.get(question.from) ?? '？'}》带出</span> : question.kind === 'file' ? <Button disabled>选择文件</Button> : <FieldInput id={`preview-${i}`} field={fieldOf(question)} unitId={unitId} value={tried[question.label] ?? null} onChange={(value) => setTried((before) => ({ ...before, [question.label]: value }))} />}</div>
        </div>
      ))}
    </section>
  );
}
