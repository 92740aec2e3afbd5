/** What a column of a roster may hold; everything else is left behind. 学段 and 乡镇 say something of a unit, never of a person. */
export const COLUMN_NAMES = { staffNo: '工号', name: '姓名', unit: '单位', post: '岗位', stage: '学段', township: '乡镇' } as const;

export type ColumnKind = keyof typeof COLUMN_NAMES;

/** The index of each column that is there. */
export type Columns = { readonly [K in ColumnKind]?: number };

/** Where the headings stand (the index of their row; null where none was recognised), and what the columns hold. */
export interface Recognised {
  readonly headerRow: number | null;
  readonly columns: Columns;
}

/** Headings as county sheets write them. Whole words: 毕业学校, 原单位 and 职称 are none of them. */
const USUAL: Readonly<Record<ColumnKind, RegExp>> = {
  staffNo: /^((教职工|教师|职工|员工|人员|工作)?(工号|编号|代码)|教职工号|职工号|教工号)$/,
  name: /^((教师|教职工|职工|人员|员工)?姓名|名字)$/,
  unit: /^(现|所在|工作|任职|所属|任教|本)?(单位|学校|部门|股室|科室)(名称|全称)?$|^校名$/,
  post: /^(现|现任|担任|任职|行政|工作|主要)?(岗位|职务|职位)(名称|及职务)?$|^岗位职务$|^职务岗位$/,
  stage: /^(所属|任教|学校)?学段$|^(学校|办学|单位)(类别|类型|性质)$/,
  township: /^(所在|所属)?(乡镇|乡镇街道|镇街|乡镇办)(名称)?$/,
};

const KINDS = Object.keys(USUAL) as ColumnKind[];
/** Headings stand near the top, below a title and perhaps a note. */
const DEEPEST_HEADER = 20;

/** A heading without blanks, marks and what stands in brackets. */
const plain = (heading: string): string => heading.normalize('NFKC').replaceAll(/\(.*?\)|【.*?】|[\s*＊:、/／·]/g, '');

const kindOf = (heading: string): ColumnKind | undefined => KINDS.find((kind) => USUAL[kind].test(plain(heading)));

/** The columns that a row of headings names; of two that say the same the first counts. */
export function columnsOf(headings: readonly string[]): Columns {
  const found: { [K in ColumnKind]?: number } = {};
  for (const [index, heading] of headings.entries()) {
    const kind = kindOf(heading);
    if (kind && found[kind] === undefined) found[kind] = index;
  }
  return found;
}

/** Finds the row of headings by the usual names: the one that names the most columns, a name or a number among them. */
export function recogniseColumns(rows: readonly (readonly string[])[]): Recognised {
  const tried = rows.slice(0, DEEPEST_HEADER).map((row, headerRow) => ({ headerRow, columns: columnsOf(row) }));
  const best = tried.filter(({ columns }) => columns.name !== undefined && Object.keys(columns).length > 1).toSorted((a, b) => Object.keys(b.columns).length - Object.keys(a.columns).length)[0];
  return best ?? { headerRow: null, columns: {} };
}
