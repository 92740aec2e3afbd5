import { Select, Segmented } from 'antd';
import { useState } from 'react';
import { LIGHTS, type Light } from '../kit/lights.ts';
import { type Column, columnsOf, letterAt, LETTERS, type Measure, type Row } from './letters.ts';

interface Props {
  readonly measures: readonly Measure[];
  readonly rows: readonly Row[];
  readonly onCell: (row: Row, column: Column) => void;
}

const Sign = ({ letter }: { readonly letter: string }) => {
  const shown = LETTERS[letter];
  return shown ? <span className={`light light-${shown.light}`}><i aria-hidden />{LIGHTS[shown.light as Light]}</span> : <span className="light quiet">没有任务</span>;
};

/** The same for a narrow window or a single unit: one unit's measures, each opened into its ledgers, or one measure's units. */
export function LightList({ measures, rows, onCell }: Props) {
  const [by, setBy] = useState<'unit' | 'measure'>('unit');
  const [unitId, setUnit] = useState(rows[0]?.unitId);
  const [measure, setMeasure] = useState(measures[0]?.measure);
  const columns = columnsOf(measures);
  const row = rows.find((one) => one.unitId === unitId) ?? rows[0];
  const chosen = columns.find((one) => one.measure === measure) ?? columns[0];
  const line = (own: Row, column: Column, name: string) => (
    <><Sign letter={letterAt(own, column)} />{letterAt(own, column) === '-' ? <span className="name quiet">{name}</span> : <button type="button" className="link name" onClick={() => onCell(own, column)}>{name}</button>}</>
  );
  return (
    <>
      {rows.length > 1 && <div className="filters">
        <Segmented<'unit' | 'measure'> aria-label="看法" value={by} onChange={(value) => setBy(value)} options={[{ value: 'unit', label: '看一个单位' }, { value: 'measure', label: '看一条举措' }]} />
        {by === 'unit'
          ? <Select aria-label="单位" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={row?.unitId ?? null} onChange={setUnit} options={rows.map((one) => ({ value: one.unitId, label: one.name }))} />
          : <Select aria-label="举措" showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={chosen?.measure ?? null} onChange={setMeasure} options={measures.map((one) => ({ value: one.measure, label: `${one.measure} ${one.title}` }))} />}
      </div>}
      {rows.length === 1 && <h2 className="group">{row?.name}</h2>}
      {by === 'unit' && row && (
        <ul className="rows panel">
          {columns.map((column) => {
            const own = measures.find((one) => one.measure === column.measure);
            return (
              <li key={column.measure}>
                {line(row, column, `${column.measure} ${column.title}`)}
                {own && own.ledgers.length > 1 && letterAt(row, column) !== '-' && (
                  <details className="inside"><summary className="quiet">{own.ledgers.length} 本台账</summary><ul className="plain-list">
                    {columnsOf(measures, column.measure).filter((one) => one.ledger !== undefined).map((one) => <li key={one.ledger}>{line(row, one, one.title)}</li>)}
                  </ul></details>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {by === 'measure' && chosen && <ul className="rows panel">{rows.map((one) => <li key={one.unitId}>{line(one, chosen, one.name)}</li>)}</ul>}
    </>
  );
}
