import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Spin } from 'antd';
import { useMemo, useState } from 'react';
import type { Day } from '#base/day';
import type { Uuid } from '#base/id';
import type { Ask } from '#contract';
import { type NamedSemester, recogniseColumns, takeSemesters } from '#domain/roster';
import { ask } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { DayInput } from '../organisation/day-input.tsx';
import { CalendarSheet } from '../roster/calendar-sheet.tsx';
import { NewTitles } from '../roster/new-titles.tsx';
import { PeopleChanges } from '../roster/people-changes.tsx';
import { lacking, type ReadSheet, SheetColumns, takeSheet } from '../roster/sheet-columns.tsx';
import { UnknownUnits } from '../roster/unknown-units.tsx';
import { useMe } from '../use-me.ts';

type Decisions = Ask<'roster.plan'>['decisions'];

const load = () => import('../roster/workbook.ts');

/** 导入名册: files are read in the browser, of each sheet the columns are shown that are kept; what would change is looked at, decided and then made. */
export function Page() {
  const me = useMe();
  const queries = useQueryClient();
  const [sheets, setSheets] = useState<readonly ReadSheet[]>([]);
  const [semesters, setSemesters] = useState<readonly NamedSemester[]>([]);
  const [decided, setDecided] = useState<Partial<Decisions>>({});
  const [looking, setLooking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<number>();
  const decisions: Decisions = { from: me.data?.today as Day, units: {}, titles: {}, keep: [], ...decided };
  const roster = useMemo(() => {
    const taken = sheets.flatMap((one) => (lacking(one) ? [] : (takeSheet(one) ?? [])));
    const units = new Map(taken.flatMap((one) => one.units).map((unit) => [unit.name, unit]));
    return { rows: taken.flatMap((one) => one.rows), units: [...units.values()].filter(({ name }) => name !== '') };
  }, [sheets]);
  const units = useQuery({ queryKey: ['organisation', 'units'], queryFn: () => ask('organisation.units', {}) });
  const plan = useQuery({ queryKey: ['roster', roster, decisions], queryFn: () => ask('roster.plan', { ...roster, decisions }), enabled: looking && roster.rows.length > 0 && done === undefined, placeholderData: keepPreviousData, staleTime: 0, gcTime: 0 });
  const pick = async (files: readonly File[]): Promise<void> => {
    setError(undefined);
    setDone(undefined);
    setBusy(true);
    try {
      const { readRoster } = await load();
      const read: ReadSheet[] = [];
      const named: NamedSemester[] = [];
      for (const file of files) {
        for (const sheet of await readRoster(file)) {
          const calendar = takeSemesters(sheet.rows);
          named.push(...calendar);
          if (calendar.length > 0) continue;
          const name = files.length > 1 || sheet.name.startsWith('Sheet') ? file.name.replace(/\.xlsx$/i, '') : sheet.name;
          read.push({ sheet: { ...sheet, name }, ...recogniseColumns(sheet.rows), ownUnit: '' });
        }
      }
      setSheets([...sheets, ...read]);
      if (named.length > 0) setSemesters(named);
      setLooking(false);
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  const put = (index: number, one: ReadSheet | undefined): void => setSheets(sheets.flatMap((before, i) => (i === index ? (one ?? []) : before)));
  const apply = async (): Promise<void> => {
    if (!plan.data) return;
    setBusy(true);
    setError(undefined);
    try {
      const { changed } = await ask('roster.apply', { ...roster, decisions, seen: plan.data.seen });
      setDone(changed);
      setSheets([]);
      await queries.invalidateQueries({ queryKey: ['organisation'] });
    } catch (fault) {
      setError(fault);
      await plan.refetch();
    } finally {
      setBusy(false);
    }
  };
  if (!me.data) return <Spin />;
  if (!me.data.acting.roles.includes('admin.system')) return <Alert type="info" title="导入名册由系统管理员办。" />;
  const unready = sheets.filter((one) => lacking(one)).length;
  const stale = plan.isPlaceholderData || plan.isFetching;
  return (
    <>
      <h1>导入名册</h1>
      <p>表格只在您的浏览器里打开。<b>只取工号、姓名、单位、岗位四列</b>（学段、乡镇只用来给单位归类），身份证号、电话等别的列不上传。先核对，什么都不写；看过再确认。校历（学期、开始、结束）也可以放在同一个文件里。</p>
      <div className="filters">
        <label className="filebutton">{busy && sheets.length === 0 ? '正在打开……' : sheets.length > 0 ? '再加一张表' : '选择表格（可以多选）'}<input type="file" accept=".xlsx" multiple disabled={busy} onChange={(event) => { const files = [...(event.target.files ?? [])]; event.target.value = ''; if (files.length > 0) void pick(files); }} /></label>
        <Button onClick={() => void load().then(({ saveTemplate }) => saveTemplate()).catch(setError)}>下载模板</Button>
        <Link to="/organisation">回到组织</Link>
      </div>
      <Fault error={error ?? plan.error ?? units.error} />
      {done !== undefined && <Alert type="success" role="status" title={`已导入，写下 ${done} 处变动。离任的人历史都在。`} action={<Link to="/codes">打印登录码</Link>} />}
      {semesters.length > 0 && <CalendarSheet semesters={semesters} onDone={() => setSemesters([])} />}
      {sheets.map((one, index) => <SheetColumns key={index} read={one} onChange={(next) => put(index, next)} onRemove={() => put(index, undefined)} />)}
      {sheets.length > 0 && <div className="filters">
        <label className="inputs">从哪一天起 <span style={{ width: 150 }}><DayInput value={decisions.from as Day} onChange={(day) => day && setDecided({ ...decided, from: day })} /></span></label>
        <Button type={looking ? 'default' : 'primary'} disabled={unready > 0 || roster.rows.length === 0} loading={plan.isFetching} onClick={() => (looking ? void plan.refetch() : setLooking(true))}>{looking ? '重新核对' : `核对 ${roster.rows.length} 行`}</Button>
        {unready > 0 && <span className="bad">还有 {unready} 张表没有选好列</span>}
      </div>}
      {looking && sheets.length > 0 && plan.data && (
        <>
          <UnknownUnits plan={plan.data} units={units.data ?? []} decisions={decisions} onChange={(next) => setDecided({ ...decided, units: next })} />
          <NewTitles titles={plan.data.titles} decisions={decisions} onChange={(next) => setDecided({ ...decided, titles: next })} />
          <PeopleChanges plan={plan.data} keep={decisions.keep as readonly Uuid[]} onKeep={(next) => setDecided({ ...decided, keep: [...next] })} />
          <section className="panel" aria-label="核对结果">
            <p>新来 <b>{plan.data.fresh.count}</b> 人，换岗 <b>{plan.data.moved.count}</b> 人，改姓名 <b>{plan.data.renamed.count}</b> 人，离任 <b>{plan.data.leavers.first.filter(({ personId }) => !decisions.keep.includes(personId)).length}</b> 人，没有变化 <b>{plan.data.same}</b> 人，看不明白 <b className={plan.data.unclear.count > 0 ? 'bad' : ''}>{plan.data.unclear.count}</b> 行；新单位 <b>{plan.data.units.filter((unit) => unit.isNew).length}</b> 个。到这一步什么都还没有写入。</p>
            {plan.data.changes === 0
              ? <Alert type="info" title="和现在的组织一样，没有要写的。" />
              : <Button type="primary" size="large" loading={busy || stale} disabled={!plan.data.ready || stale} onClick={() => void apply()}>{plan.data.ready ? `确认导入（${plan.data.changes} 处变动）` : '先定好上面标红的'}</Button>}
          </section>
        </>
      )}
    </>
  );
}
