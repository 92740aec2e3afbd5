import { Checkbox } from 'antd';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';

type Plan = Output<'roster.plan'>;
type Lines = Plan['fresh'];

const UNCLEAR: Readonly<Record<string, string>> = {
  'staff-no-missing': '没有工号', 'staff-no-bad': '工号只用字母、数字和短横线', 'staff-no-is-id': '这像身份证号，不能当工号', 'name-missing': '没有姓名', 'unit-missing': '没有单位', 'staff-no-twice': '同一个工号写了两个姓名',
};

function List({ title, lines, both, children }: { readonly title: string; readonly lines: Lines; readonly both?: boolean; readonly children?: (line: Lines['first'][number]) => React.ReactNode }) {
  if (lines.count === 0) return null;
  return (
    <details className="panel"><summary><b>{title} {lines.count} 人</b></summary>
      <table className="plain stack"><thead><tr><th>工号</th><th>姓名</th>{both && <th>原来</th>}<th>{both ? '现在' : '单位、岗位'}</th>{children && <th>怎么办</th>}</tr></thead><tbody>
        {lines.first.map((line) => <tr key={line.personId}><td data-label="工号">{line.staffNo}</td><td data-label="姓名">{line.name}</td>{both && <td data-label="原来">{line.before}</td>}<td data-label={both ? '现在' : '岗位'}>{both ? line.after : line.after || line.before}</td>{children && <td data-label="怎么办">{children(line)}</td>}</tr>)}
      </tbody></table>
      {lines.count > lines.first.length && <p className="quiet">只列前 {lines.first.length} 人。</p>}
    </details>
  );
}

/** Who is new, moves, is called otherwise or leaves, and the lines that say too little. */
export function PeopleChanges({ plan, keep, onKeep }: { readonly plan: Plan; readonly keep: readonly Uuid[]; readonly onKeep: (keep: readonly Uuid[]) => void }) {
  const stay = (line: Lines['first'][number], words: string) => <Checkbox checked={keep.includes(line.personId)} onChange={(event) => onKeep(event.target.checked ? [...keep, line.personId] : keep.filter((one) => one !== line.personId))}>{words}</Checkbox>;
  return (
    <>
      {plan.unclear.count > 0 && <section className="panel" aria-label="看不明白的行">
        <h2 className="group bad">看不明白的 {plan.unclear.count} 行，不会导入</h2>
        <table className="plain stack"><thead><tr><th>位置</th><th>列</th><th>怎么了</th></tr></thead><tbody>
          {plan.unclear.first.map((line, i) => <tr key={i}><td data-label="位置">{line.sheet} 第 {line.row} 行</td><td data-label="列">{line.column}</td><td data-label="怎么了">{UNCLEAR[line.code] ?? line.code}</td></tr>)}
        </tbody></table>
        <p className="quiet">改好表格再选一次，只会多出这几行的变化。</p>
      </section>}
      <List title="新来" lines={plan.fresh} />
      <List title="换岗" lines={plan.moved} both>{(line) => stay(line, '原来的岗位也留着')}</List>
      <List title="改姓名" lines={plan.renamed} both />
      <List title="名册里没有了，算离任" lines={plan.leavers}>{(line) => stay(line, '不动')}</List>
    </>
  );
}
