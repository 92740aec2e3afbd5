import { Input, InputNumber, Select } from 'antd';
import { COLUMN_NAMES, type ColumnKind, type Columns, columnsOf, takeRows } from '#domain/roster';
import type { TextSheet } from './workbook.ts';

/** A sheet with what its columns are taken for; the person may say otherwise. */
export interface ReadSheet {
  readonly sheet: TextSheet;
  readonly headerRow: number | null;
  readonly columns: Columns;
  /** Whose list it is, where no column says so. */
  readonly ownUnit: string;
}

const KINDS = Object.keys(COLUMN_NAMES) as ColumnKind[];
const NEEDED: readonly ColumnKind[] = ['staffNo', 'name'];

export const takeSheet = ({ sheet, headerRow, columns, ownUnit }: ReadSheet) => (headerRow === null ? undefined : takeRows(sheet.name.slice(0, 60), sheet.rows, headerRow, columns, ownUnit));

/** What still has to be said before the lines of a sheet can be looked at; undefined where nothing is. */
export function lacking({ headerRow, columns, ownUnit }: ReadSheet): string | undefined {
  if (headerRow === null) return '没有认出标题行，请填标题在第几行';
  const missing = NEEDED.filter((kind) => columns[kind] === undefined).map((kind) => COLUMN_NAMES[kind]);
  if (missing.length > 0) return `请选哪一列是${missing.join('、')}`;
  return columns.unit === undefined && ownUnit.trim() === '' ? '请选哪一列是单位，或者写明这张表是哪个单位的' : undefined;
}

/** One sheet: which row holds the headings, which column holds what, what stays behind, and its first lines as they will be read. */
export function SheetColumns({ read, onChange, onRemove }: { readonly read: ReadSheet; readonly onChange: (read: ReadSheet) => void; readonly onRemove: () => void }) {
  const { sheet, headerRow, columns, ownUnit } = read;
  const headings = headerRow === null ? [] : (sheet.rows[headerRow] ?? []);
  const options = headings.map((heading, value) => ({ value, label: heading.trim() || `第 ${value + 1} 列（没有标题）` }));
  const choose = (kind: ColumnKind, index: number | undefined): void => {
    const rest = Object.fromEntries(Object.entries(columns).filter(([one, at]) => one !== kind && at !== index));
    onChange({ ...read, columns: index === undefined ? rest : { ...rest, [kind]: index } });
  };
  const taken = takeSheet(read);
  const lack = lacking(read);
  return (
    <section className="panel" aria-label={sheet.name}>
      <h2 className="group">{sheet.name}{taken && <span className="quiet">　{taken.rows.length} 行</span>} <button type="button" className="mini" onClick={onRemove}>不要这张</button></h2>
      {lack && <p className="bad" role="alert">{lack}</p>}
      <div className="filters">
        <label>标题在第 <InputNumber size="small" aria-label={`${sheet.name} 标题行`} min={1} max={sheet.rows.length} value={headerRow === null ? null : headerRow + 1} style={{ width: 64 }} onChange={(row) => onChange({ ...read, headerRow: row === null ? null : row - 1, columns: row === null ? {} : columnsOf(sheet.rows[row - 1] ?? []) })} /> 行</label>
        {KINDS.map((kind) => (
          <label key={kind}>{COLUMN_NAMES[kind]} <Select size="small" aria-label={`${sheet.name} ${COLUMN_NAMES[kind]}`} allowClear placeholder="没有" style={{ width: 120 }} value={columns[kind]} options={options} onChange={(index: number | undefined) => choose(kind, index)} /></label>
        ))}
        {columns.unit === undefined && <label>这张表是 <Input size="small" aria-label={`${sheet.name} 哪个单位`} style={{ width: 180 }} placeholder="单位全称" value={ownUnit} onChange={(event) => onChange({ ...read, ownUnit: event.target.value })} /> 的</label>}
      </div>
      {taken && taken.dropped.length > 0 && <p><b>这些列留在您的电脑上，不上传、不保存：</b>{taken.dropped.join('、')}</p>}
      {taken && taken.rows.length > 0 && <div className="scroll-x"><table className="plain stack"><thead><tr><th>行</th><th>工号</th><th>姓名</th><th>单位</th><th>岗位</th></tr></thead><tbody>
        {taken.rows.slice(0, 3).map((row) => <tr key={row.row}><td data-label="行">{row.row}</td><td data-label="工号">{row.staffNo}</td><td data-label="姓名">{row.name}</td><td data-label="单位">{row.unit}</td><td data-label="岗位">{row.post}</td></tr>)}
      </tbody></table></div>}
    </section>
  );
}
