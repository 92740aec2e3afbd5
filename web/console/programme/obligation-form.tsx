import { Alert, Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type UnitKind, UNIT_KINDS } from '#model/actor';
import { LEDGER_NAMES } from '#model/ledger-name';
import { type Obligation, type Strength, STRENGTHS } from '#model/obligation';
import { ask, Refused } from '../api.ts';
import { Fault } from '../kit/fault.tsx';
import { CycleRows } from './cycle-rows.tsx';
import { FigureRows } from './figure-rows.tsx';
import { effectWords, type Programme, rhythmWords, VISIBILITIES } from './words.ts';

const EFFECTS: Readonly<Record<Strength, string>> = { M: '必须做的事，印发后生成任务', P: '工作原则，只看指标', X: '不许做的事，在台账里拒绝或提醒', E: '鼓励做的事，只看指标' };
const options = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }));
const KINDS = (Object.keys(UNIT_KINDS) as UnitKind[]).map((kind) => ({ value: kind, label: UNIT_KINDS[kind].name }));
const LEDGERS = Object.entries(LEDGER_NAMES).map(([value, [name]]) => ({ value, label: name })).sort((a, b) => a.label.localeCompare(b.label, 'zh'));

function Row({ label, hint, children }: { readonly label: string; readonly hint?: string; readonly children: ReactNode }) {
  return <div className="field"><span className="label">{label}</span><div>{children}{hint && <div className="quiet">{hint}</div>}</div></div>;
}

/** What is missing before it can be saved, in the order of the form. */
function missing(body: Obligation): readonly string[] {
  return [
    body.action.trim() === '' && '做什么', body.addressees.length === 0 && '哪几类单位', body.ledger === '' && '台账', body.sentences.length === 0 && '对应的句子',
    body.cycles.some(({ origin }) => origin.basis.trim() === '') && '周期的依据', body.parameters.some(({ name, origin }) => name.trim() === '' || origin.basis.trim() === '') && '数字的名称和依据',
    [...body.cycles, ...body.parameters].some(({ origin }) => origin.confirmed && origin.confirmed.reason.trim().length < 2) && '核定理由（至少两个字）',
  ].filter((one) => one !== false);
}

interface Props {
  readonly programme: Programme;
  readonly start: Obligation;
  /** 0 for a new one. */
  readonly touched: number;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** An obligation as a clerk writes it. Where somebody else saved first, both wordings stand side by side and nothing typed is lost. */
export function ObligationForm({ programme, start, touched, onDone, onCancel }: Props) {
  const [body, setBody] = useState(start);
  const [seen, setSeen] = useState(touched);
  const [theirs, setTheirs] = useState<Obligation>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Obligation>): void => setBody({ ...body, ...part });
  const id = { programmeId: programme.head.programmeId, version: programme.head.version };
  const basis = body.sentences[0] ?? '';
  const lacks = missing(body);
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await ask('programme.edit', { ...id, touched: seen, body });
      onDone();
    } catch (fault) {
      setError(fault);
      if (fault instanceof Refused && fault.refusal.code === 'changed-meanwhile') {
        const other = (await ask('programme.get', id).catch(() => undefined))?.obligations.find((one) => one.obligationId === body.id);
        if (other) { setTheirs(other.body); setSeen(other.touched); }
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="obligation-form" aria-label="改义务" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Row label="谁" hint="方案里的说法，没有写就空着"><Input aria-label="谁" value={body.actor} maxLength={200} onChange={(event) => set({ actor: event.target.value })} /></Row>
      <Row label="哪几类单位"><Select aria-label="哪几类单位" mode="multiple" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={[...body.addressees]} options={KINDS} onChange={(addressees) => set({ addressees })} /></Row>
      <Row label="做什么"><Input.TextArea aria-label="做什么" rows={3} value={body.action} maxLength={500} onChange={(event) => set({ action: event.target.value })} /></Row>
      <Row label="约束力" hint={EFFECTS[body.strength]}>
        <span className="inputs">
          <Select aria-label="约束力" style={{ width: 110 }} value={body.strength} options={options(STRENGTHS)} onChange={(strength) => { const { duty: _duty, ...rest } = body; setBody({ ...rest, strength }); }} />
          {body.strength !== 'X' && <Select aria-label="印发后" style={{ width: 190 }} value={body.duty === undefined ? 'rule' : body.duty ? 'duty' : 'indicator'} options={[{ value: 'rule', label: `按约束力（${effectWords({ ...body, duty: body.strength === 'M' })}）` }, { value: 'duty', label: '生成任务' }, { value: 'indicator', label: '只看指标' }]} onChange={(value) => { const { duty: _duty, ...rest } = body; setBody(value === 'rule' ? rest : { ...rest, duty: value === 'duty' }); }} />}
        </span>
      </Row>
      <Row label="周期和期限"><CycleRows cycles={body.cycles} basis={basis} onChange={(cycles) => set({ cycles })} /></Row>
      <Row label="佐证"><Input aria-label="佐证" value={body.evidence} maxLength={300} placeholder="如：会议记录、检查表" onChange={(event) => set({ evidence: event.target.value })} /></Row>
      <Row label="指标"><Input aria-label="指标" value={body.indicator} maxLength={300} placeholder="如：按期完成率" onChange={(event) => set({ indicator: event.target.value })} /></Row>
      <Row label="台账"><Select aria-label="台账" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%', maxWidth: 280 }} value={body.ledger || null} placeholder="记在哪本台账" options={LEDGERS} onChange={(ledger) => set({ ledger: ledger ?? '' })} /></Row>
      <Row label="数字"><FigureRows figures={body.parameters} basis={basis} onChange={(parameters) => set({ parameters })} /></Row>
      <Row label="公开范围"><Select aria-label="公开范围" style={{ width: 160 }} value={body.visibility} options={options(VISIBILITIES)} onChange={(visibility) => set({ visibility })} /></Row>
      <Row label="对应的句子"><Select aria-label="对应的句子" mode="multiple" style={{ width: '100%' }} value={[...body.sentences]} options={programme.sentences.map(({ address, text }) => ({ value: address, label: address, title: text }))} onChange={(sentences) => set({ sentences })} /></Row>
      <Fault error={error} />
      {theirs && <Alert type="warning" style={{ marginBottom: 8 }} title="别人刚刚改了这一项，您填的都还在" description={<>
        <div>别人改成：{theirs.actor}：{theirs.action}；{theirs.cycles.map(rhythmWords).join('；')}；佐证：{theirs.evidence || '—'}；指标：{theirs.indicator || '—'}</div>
        <Button size="small" onClick={() => { setBody(theirs); setTheirs(undefined); setError(undefined); }}>用别人的内容接着改</Button> 再点“保存并确认”，就以您填的为准。
      </>} />}
      <p className="filters">
        <Button type="primary" htmlType="submit" loading={busy} disabled={lacks.length > 0}>保存并确认</Button>
        <Button onClick={onCancel}>取消</Button>
        {lacks.length > 0 && <span className="quiet">还没有填：{lacks.join('、')}</span>}
      </p>
    </form>
  );
}
