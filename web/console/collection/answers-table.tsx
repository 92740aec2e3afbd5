import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { wallClock } from '#base/day';
import { downloadSheet } from '../kit/download-sheet.ts';
import { Fault } from '../kit/fault.tsx';
import { FileLinks } from '../kit/file-links.tsx';
import { answerWords, type Collection, questionsOf } from './words.ts';

const ALL = '全部';

/** Who has answered what, unit by unit in the order of the county; as a workbook too. */
export function AnswersTable({ data, answers }: { readonly data: Collection; readonly answers: NonNullable<Collection['answers']> }) {
  const [shown, setShown] = useState(ALL);
  const [fault, setFault] = useState<unknown>();
  const questions = questionsOf(data);
  const count = (state: string): number => answers.filter((line) => line.state === state).length;
  const states = ['已报送', '已说明不报', '已退回', '未报'].filter((state) => count(state) > 0);
  const lines = answers.filter((line) => shown === ALL || line.state === shown);
  return (
    <section className="panel" aria-label="填报情况">
      <h2 className="group">填报情况</h2>
      <div className="filters">
        <Segmented value={shown} onChange={(value) => setShown(String(value))} options={[{ value: ALL, label: `${ALL} ${answers.length}` }, ...states.map((state) => ({ value: state, label: `${state} ${count(state)}` }))]} />
        <Button onClick={() => void downloadSheet(`/collections/${data.form.recordId}/export`).catch(setFault)}>导出表格</Button>
      </div>
      <Fault error={fault} />
      <div className="scroll-x"><table className="plain stack">
        <thead><tr><th>单位</th><th>状态</th>{questions.map(({ label }) => <th key={label}>{label}</th>)}</tr></thead>
        <tbody>{lines.map((line) => (
          <tr key={line.unitId}>
            <td data-label="单位">{line.recordId ? <Link to="/records/$recordId" params={{ recordId: line.recordId }}>{line.unitName}</Link> : line.unitName}</td>
            <td data-label="状态">{line.state}{line.at && <div className="quiet">{wallClock(line.at as never)}</div>}{line.why && <div>理由：{line.why}</div>}</td>
            {line.papers.length === 0 && Object.values(line.answers).every((text) => text === '')
              ? <td data-label="内容" colSpan={questions.length} className="quiet">—</td>
              : questions.map((question) => <td key={question.label} data-label={question.label}>{question.kind === 'file' ? (line.papers.length > 0 ? <FileLinks fileIds={line.papers} /> : '—') : answerWords(question, line.answers[question.label] ?? '')}</td>)}
          </tr>
        ))}</tbody>
      </table></div>
    </section>
  );
}
