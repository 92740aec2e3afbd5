import { Button, Input, Select } from 'antd';
import type { MarkedClass, Pupil } from '#domain/score-sheet';
import type { CodeDoubt } from '#model/help-code';

/** What the teacher plans for one pupil: chosen or not, under which code, what kind of help; `sure`: the code is no name although it looks like one. */
export interface Plan {
  readonly chosen: boolean;
  readonly code: string;
  readonly kind: string;
  readonly sure: boolean;
}

/** What is wrong with a code, as it stands beside it. */
export type CodeFault = CodeDoubt | 'missing' | 'taken';

const SENTENCES: Readonly<Record<CodeFault, string>> = {
  missing: '请起一个代号',
  taken: '这个代号已经用过，请换一个',
  listed: '代号里有成绩表上的姓名或学号，请换一个',
  number: '像学号或座号，请换一个',
  name: '像一个姓名。代号里不能看出是哪个学生',
};

interface Props {
  readonly marked: MarkedClass;
  readonly percent: number;
  readonly pupils: readonly Pupil[];
  readonly others: readonly Pupil[];
  readonly planOf: (pupil: Pupil) => Plan;
  readonly faultOf: (pupil: Pupil) => CodeFault | undefined;
  readonly kinds: readonly string[];
  readonly onChange: (pupil: Pupil, change: Partial<Plan>) => void;
  readonly onSuggest: (pupil: Pupil) => void;
  readonly onAdd: (row: number) => void;
}

/** One class: who stands lowest, and for each whom the teacher wants to help a code and a kind of help. */
export function ClassPlan({ marked, percent, pupils, others, planOf, faultOf, kinds, onChange, onSuggest, onAdd }: Props) {
  return (
    <section className="panel" aria-label={marked.className || '这个班'}>
      <h2 className="part">{marked.className || '这个班'}<span className="quiet">　{marked.scored} 人有成绩，靠后 {percent}% 是 {marked.lowest.length} 人</span></h2>
      {marked.without.length > 0 && <p className="quiet">没有成绩、没有算进去的 {marked.without.length} 人：{marked.without.map(({ name }) => name).join('、')}</p>}
      <ul className="rows">{pupils.map((pupil) => {
        const plan = planOf(pupil);
        const fault = plan.chosen ? faultOf(pupil) : undefined;
        const id = `code-${pupil.row}`;
        return (
          <li key={pupil.row}>
            <label className="who"><input type="checkbox" checked={plan.chosen} onChange={(event) => onChange(pupil, { chosen: event.target.checked })} /> <b>{pupil.name}</b>{pupil.score !== null && <span className="quiet">　{pupil.score} 分</span>}</label>
            {plan.chosen && <span className="inputs">
              <label htmlFor={id}>代号</label><Input id={id} style={{ width: 130 }} maxLength={12} value={plan.code} status={fault ? 'error' : ''} aria-describedby={`${id}-fault`} onChange={(event) => onChange(pupil, { code: event.target.value, sure: false })} />
              <Button onClick={() => onSuggest(pupil)}>换一个</Button>
              <Select aria-label={`${pupil.name}的帮扶方式`} style={{ width: 120 }} value={plan.kind} onChange={(kind) => onChange(pupil, { kind })} options={kinds.map((one) => ({ value: one, label: one }))} />
            </span>}
            {fault && <span id={`${id}-fault`} className="bad" role="alert">{SENTENCES[fault]}{fault === 'name' && <label>　<input type="checkbox" checked={plan.sure} onChange={(event) => onChange(pupil, { sure: event.target.checked })} /> 不是姓名</label>}</span>}
          </li>
        );
      })}</ul>
      {others.length > 0 && <p className="noprint"><Select aria-label="再加一名" placeholder="再加一名别的学生" style={{ width: 220 }} showSearch={{ optionFilterProp: 'label' }} value={null} onChange={(row) => { if (row !== null) onAdd(row); }} options={others.map((pupil) => ({ value: pupil.row, label: pupil.name }))} /></p>}
    </section>
  );
}
