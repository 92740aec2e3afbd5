import { Select } from 'antd';
import type { Ask, Output } from '#contract';
import { isSchoolKind, ROLES, type Role, UNIT_KINDS } from '#model/actor';

type Decisions = Ask<'roster.plan'>['decisions'];

const OPTIONS = (Object.entries(ROLES) as [Role, string][]).filter(([role]) => !role.startsWith('admin.')).map(([value, label]) => ({ value, label }));
const isSchoolRole = (role: Role): boolean => role.startsWith('school.') || role === 'teacher';

/** Titles that the county has not yet: what may whoever has one of them do? */
export function NewTitles({ titles, decisions, onChange }: { readonly titles: Output<'roster.plan'>['titles']; readonly decisions: Decisions; readonly onChange: (titles: Decisions['titles']) => void }) {
  if (titles.length === 0) return null;
  const open = titles.filter(({ role }) => role === null).length;
  return (
    <section className="panel" aria-label="新的岗位名称">
      <h2 className="group">新的岗位名称 {titles.length} 种{open > 0 && <span className="bad">，其中 {open} 种要定能办什么</span>}</h2>
      <p className="quiet">定它能办什么。学校里拿不准的都按教师：只看得到自己的。经办人（填报的人）请在这里选上，或者导入后在“单位与岗位”里另加。</p>
      <table className="plain stack"><thead><tr><th>岗位</th><th>在哪里</th><th>人数</th><th>能办什么</th></tr></thead><tbody>
        {titles.map(({ key, title, kind, people, role }) => (
          <tr key={key}><td data-label="岗位">{title}</td><td data-label="在哪里">{isSchoolKind(kind) ? '学校' : UNIT_KINDS[kind].name}</td><td data-label="人数">{people}</td>
            <td data-label="能办什么"><Select aria-label={`${title} 能办什么`} style={{ width: 200 }} placeholder="请选" status={role === null ? 'error' : ''} value={role} options={OPTIONS.filter(({ value }) => isSchoolRole(value) === isSchoolKind(kind))} onChange={(chosen: string) => onChange({ ...decisions.titles, [key]: chosen as never })} /></td></tr>
        ))}
      </tbody></table>
    </section>
  );
}
