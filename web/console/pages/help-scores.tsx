import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Select, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Day } from '#base/day';
import type { Ask } from '#contract';
import { guessColumns, markLowest, type Pupil, readPupils, type SheetCell, type SheetColumns } from '#domain/score-sheet';
import { doubtCode } from '#model/help-code';
import { ask, newId } from '../api.ts';
import { ClassPlan } from '../help/class-plan.tsx';
import { openReader, type ScoreReader } from '../help/open-reader.ts';
import { usePlans } from '../help/use-plans.ts';
import { useLedgers } from '../kit/definition.ts';
import { Fault } from '../kit/fault.tsx';
import { sentenceFor } from '../refusals.ts';
import { useMe } from '../use-me.ts';

type Acts = Ask<'act'>['acts'];
type Rows = readonly (readonly SheetCell[])[];

const NONE: readonly Pupil[] = [];

/** So many pupils go at once; the rest stays chosen. */
const AT_ONCE = 150;

/** 从成绩表选帮扶对象: the sheet is read in this browser; what leaves it is class, code and kind of help, and how many of each class should be helped. */
export function Page() {
  const me = useMe().data;
  const queries = useQueryClient();
  const ledger = useLedgers().data?.find((one) => one.id === 'student-help');
  const terms = useQuery({ queryKey: ['help-terms'], queryFn: () => ask('help.terms', {}) });
  const own = useQuery({ queryKey: ['records', 'student-help', 'codes'], queryFn: () => ask('records.list', { ledger: 'student-help' }), staleTime: Infinity });
  const reader = useRef<ScoreReader | undefined>(undefined);
  const [rows, setRows] = useState<Rows>();
  const [columns, setColumns] = useState<SheetColumns>();
  const [only, setOnly] = useState('');
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState<ReadonlySet<number>>(new Set());
  const [done, setDone] = useState<readonly { readonly name: string; readonly code: string }[]>([]);
  /** What is on its way: sent again as it is where the line broke. */
  const waiting = useRef<{ readonly acts: Acts; readonly pupils: readonly { readonly pupil: Pupil; readonly code: string }[] } | undefined>(undefined);
  const kindField = ledger?.fields['kind'];
  const kinds = kindField?.kind === 'choice' ? kindField.options : [];
  const percent = terms.data?.percent ?? 0;
  const pupils = rows && columns ? readPupils(rows, columns, only.trim()) : NONE;
  const { plans, planOf, change, faultOf, suggest, clear } = usePlans(pupils, new Set(own.data?.lines.map((line) => line.title) ?? []), kinds[0] ?? '');

  useEffect(() => {
    reader.current = openReader();
    return () => reader.current?.close();
  }, []);

  const pick = async (file: File): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    setDone([]);
    clear();
    setAdded(new Set());
    const answer = await (reader.current as ScoreReader).read(file);
    setBusy(false);
    if (!answer.ok) return setFault(new Error(sentenceFor({ code: answer.code })));
    const found = answer.sheets.find((sheet) => guessColumns(sheet)) ?? answer.sheets[0] ?? [];
    setRows(found);
    setColumns(guessColumns(found));
  };

  const classes = markLowest(pupils, percent);
  const chosen = pupils.filter((pupil) => planOf(pupil).chosen);
  const isReady = chosen.length > 0 && chosen.every((pupil) => faultOf(pupil) === undefined && pupil.className !== '');
  const send = async (): Promise<void> => {
    if (!me) return;
    const unitId = me.acting.unitId;
    // Named field by field: nothing of the sheet but the class can slip in.
    const some = chosen.slice(0, AT_ONCE);
    const fresh = (): Acts => [
      ...some.map((pupil) => {
        const { code, kind } = planOf(pupil);
        return { entryId: newId(), recordId: newId(), ledger: 'student-help', action: 'plan', seenSeq: 0, unitId, set: { className: pupil.className, code: code.trim(), kind, startedOn: me.today, step: '刚开始' }, ...(doubtCode(code.trim()) === 'name' ? { acknowledges: ['code-like-name'] } : {}) };
      }),
      ...classes.filter(({ className }) => some.some((pupil) => pupil.className === className)).map(({ className, scored, lowest }) => ({ entryId: newId(), recordId: newId(), ledger: 'help-need', action: 'enter', seenSeq: 0, unitId, set: { className, size: scored, should: lowest.length, measuredOn: me.today as Day } })),
    ];
    const going = (waiting.current ??= { acts: fresh(), pupils: some.map((pupil) => ({ pupil, code: planOf(pupil).code.trim() })) });
    setBusy(true);
    setFault(undefined);
    try {
      const outcomes = await ask('act', { acts: going.acts });
      waiting.current = undefined;
      const refused = outcomes.find((one) => !one.ok);
      if (refused && !refused.ok) setFault(new Error(sentenceFor(refused.refusal)));
      const entered = going.pupils.filter((_, i) => outcomes[i]?.ok);
      setDone((before) => [...before, ...entered.map(({ pupil, code }) => ({ name: pupil.name, code }))]);
      for (const { pupil } of entered) change(pupil, { chosen: false });
      void queries.invalidateQueries({ queryKey: ['records'] });
    } catch (error) {
      // The same ids go again: what has arrived is not entered twice.
      setFault(error);
    } finally {
      setBusy(false);
    }
  };

  if (!ledger || !me || terms.isPending || own.isPending) return terms.error || own.error ? <Fault error={terms.error ?? own.error} /> : <Spin />;
  const headings = rows?.[columns?.heading ?? 0]?.map((cell, i) => ({ value: i, label: String(cell ?? '').trim() || `第 ${i + 1} 列` })) ?? [];
  const choose = (name: keyof SheetColumns, label: string) => columns && (
    <label>{label} <Select aria-label={label} style={{ minWidth: 110 }} allowClear={name === 'className'} value={columns[name] ?? null} placeholder="没有这一列" options={headings} onChange={(at) => { clear(); const { [name]: _, ...rest } = columns; setColumns((typeof at === 'number' ? { ...columns, [name]: at } : rest) as SheetColumns); }} /></label>
  );
  return (
    <>
      <h1>从成绩表选帮扶对象</h1>
      <Alert type="info" style={{ marginBottom: 12 }} title="成绩表只在这台设备的浏览器里打开，不上传。" description="姓名、学号、分数、名次都不离开这一页，关掉就没有了。登记的只有班级、您起的代号和帮扶方式，还有每班应帮扶几人。代号对应谁，请您自己记住，或打印本页自己保管。约 3 分钟。" />
      <div className="filters noprint">
        <label className="filebutton">{busy && !rows ? '正在读……' : rows ? '换一份成绩表' : '选择成绩表'}<input type="file" accept=".xlsx,.csv" disabled={busy} onChange={(event) => { const file = event.target.files?.[0]; event.target.value = ''; if (file) void pick(file); }} /></label>
        <span className="quiet">.xlsx 或 .csv，要有姓名和成绩两列</span>
        <Link to="/ledgers/$ledger" params={{ ledger: 'student-help' }}>回到学业帮扶</Link>
      </div>
      <Fault error={fault} />
      {rows && !columns && <Alert type="error" role="alert" title="没有找到同时写着“姓名”和“成绩（总分）”的表头，请检查是不是成绩表。" />}
      {columns && <div className="panel filters noprint">{choose('name', '姓名')}{choose('score', '成绩')}{choose('className', '班级')}{choose('number', '学号')}
        {columns.className === undefined && <label>班级名称 <Input style={{ width: 140 }} maxLength={20} value={only} placeholder="五（2）班" onChange={(event) => setOnly(event.target.value)} /></label>}</div>}
      {columns && pupils.length === 0 && <Alert type="warning" title="表头下面没有学生。" />}
      {done.length > 0 && <Alert type="success" role="status" style={{ marginBottom: 12 }} title={`已登记 ${done.length} 名的帮扶计划。`} description={<p>请记下代号对应谁：{done.map(({ code, name }) => `${code}＝${name}`).join('，')}。关掉这一页，系统里就只有代号。 <Button size="small" className="noprint" onClick={() => window.print()}>打印</Button></p>} />}
      {(done.length === 0 || chosen.length > 0) && classes.map((marked) => (
          <ClassPlan key={marked.className} marked={marked} percent={percent} kinds={kinds} planOf={planOf} faultOf={faultOf} onChange={change} onSuggest={suggest}
            pupils={pupils.filter((pupil) => pupil.className === marked.className && (marked.lowest.includes(pupil) || added.has(pupil.row)))}
            others={pupils.filter((pupil) => pupil.className === marked.className && !marked.lowest.includes(pupil) && !added.has(pupil.row))}
            onAdd={(row) => { setAdded(new Set([...added, row])); const pupil = pupils.find((one) => one.row === row); if (pupil) change(pupil, { chosen: true }); }} />
        ))}
      {pupils.length > 0 && (done.length === 0 || chosen.length > 0) && <p className="filters noprint"><Button type="primary" disabled={!isReady} loading={busy} onClick={() => void send()}>登记 {chosen.length} 名</Button>
        {plans.size > 0 && chosen.some((pupil) => pupil.className === '') && <span className="bad">请先填班级名称</span>}</p>}
    </>
  );
}
