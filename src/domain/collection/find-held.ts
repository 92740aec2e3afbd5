import type { Field } from '#model/field';
import { plainWords } from '#model/forbidden-topic';
import { isFilledByHand, type Ledger } from '#model/ledger';
import type { Question } from './question.ts';

/** What the organisation knows of every unit, with the labels by which it is asked again and again. */
export const UNIT_SOURCES = {
  'unit.name': { label: '单位名称', asked: /^(贵|本|我|你|所在)?(校|园|学校|单位|填报单位|填报学校|报送单位|幼儿园)(的)?(全称|名称|名)$|^(填报|报送|所在)?(单位|学校)$/ },
  'unit.kind': { label: '单位类别', asked: /^(学校|单位|办学)(的)?(类别|类型|性质)$/ },
  'unit.head': { label: '负责人', asked: /^(学校|单位|本校|本单位|幼儿园)?(的)?(负责人|主要负责人|校长|园长|校园长|法定代表人|法人代表|法人)(姓名|名字|是谁)?$/ },
} as const;
type UnitSource = keyof typeof UNIT_SOURCES;

/** Where the system holds a thing already: a ledger (or 组织), and what it is called there. */
export interface Held {
  readonly from: string;
  readonly ledgerName: string;
  readonly label: string;
}

/** Ways in which people ask for what a ledger holds, by its field. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  'equity.pupils': ['在校人数', '在校学生数', '学生人数', '在籍学生数', '在籍人数', '在读学生数', '在读人数', '办学规模'],
  'equity.qualified': ['高学历教师数'],
  'equity.multimedia': ['多媒体教室数', '班班通教室'],
  'equity.equipment': ['教学仪器设备总值'],
  'headteacher-allowance.teachers': ['班主任人数'],
};

const BEFORE = /^(截至[^，,]*|20\d\d年?度?|目前|当前|现有|现|本学期|本学年|本年度|今年|全校|全园|贵校|本校|我校|你校|学校|本单位|单位)(的)?/;
const AFTER = /(的)?(总人数|人数|总数|数量|个数|间数|总额|数额|情况|数)$/;

/** A label without what does not change its meaning: years, whose it is, 人数 and the like. */
function core(label: string): string {
  let words = plainWords(label);
  for (let before = ''; before !== words && words.length > 2; ) [before, words] = [words, words.replace(BEFORE, '') || words];
  const short = words.replace(AFTER, '');
  return short.length >= 2 ? short : words;
}

/** Words that say nothing by themselves: which of many ledgers would be meant? */
const VAGUE = new Set(['名称', '项目', '事项', '问题', '日期', '时间', '金额', '附件', '照片', '备注', '说明', '结果', '原因', '年度', '月份', '学期', '主题', '岗位', '内容', '材料', '文件', '对方', '用餐', '报名', '渠道', '措施', '依据', '答复', '收到', '采纳', '责任', '经费']);

const isNumber = (kind: Field['kind']): boolean => kind === 'integer' || kind === 'money';

/** Whether a question of this kind can mean what the field holds; a text may ask for anything. */
function isSameKind(asked: Question['kind'], field: Field): boolean {
  if (asked === 'text') return true;
  if (isNumber(field.kind)) return asked === 'integer' || asked === 'money';
  if (field.kind === 'files') return asked === 'file';
  return field.kind === asked;
}

interface Entry extends Held {
  readonly field: Field;
  readonly names: readonly string[];
}

const indexes = new WeakMap<readonly Ledger[], readonly Entry[]>();

/** Every field that one ledger alone calls so, of what units file themselves; nothing personal, nothing that only its unit sees. */
function indexOf(ledgers: readonly Ledger[]): readonly Entry[] {
  const known = indexes.get(ledgers);
  if (known) return known;
  const all = ledgers.filter((ledger) => ledger.appliesTo !== 'bureau' && isFilledByHand(ledger) && ledger.readers === undefined).flatMap((ledger) =>
    Object.entries(ledger.fields).filter(([, field]) => !field.personal && field.see !== 'unit' && !['files', 'rows', 'link', 'post', 'choices'].includes(field.kind)).map(([name, field]): Entry => ({
      from: `${ledger.id}.${name}`, ledgerName: ledger.name, label: field.label, field, names: [core(field.label), ...(SYNONYMS[`${ledger.id}.${name}`] ?? []).map(core)],
    })));
  const times = new Map<string, number>();
  for (const { names } of all) for (const name of new Set(names)) times.set(name, (times.get(name) ?? 0) + 1);
  const index = all.map((entry) => ({ ...entry, names: entry.names.filter((name) => name.length >= 2 && times.get(name) === 1 && !VAGUE.has(name)) })).filter(({ names }) => names.length > 0);
  indexes.set(ledgers, index);
  return index;
}

/** Where a thing that is asked for is held already, by its label and kind; undefined where it is not, or where nobody can tell. */
export function findHeld({ label, kind }: Pick<Question, 'label' | 'kind'>, ledgers: readonly Ledger[]): Held | undefined {
  const plain = plainWords(label);
  if (plain === '' || kind === 'held') return undefined;
  const unit = (Object.entries(UNIT_SOURCES) as [UnitSource, (typeof UNIT_SOURCES)[UnitSource]][]).find(([, { asked }]) => asked.test(plain));
  if (unit) return { from: unit[0], ledgerName: '组织', label: unit[1].label };
  const asked = core(label);
  const found = indexOf(ledgers).find(({ names, field }) => names.includes(asked) && isSameKind(kind, field));
  return found && { from: found.from, ledgerName: found.ledgerName, label: found.label };
}

/** What a `from` points to; undefined where nothing is held there. */
export function heldOf(from: string, ledgers: readonly Ledger[]): (Held & { readonly ledger?: Ledger; readonly field?: string }) | undefined {
  if (Object.hasOwn(UNIT_SOURCES, from)) return { from, ledgerName: '组织', label: UNIT_SOURCES[from as UnitSource].label };
  const [id, field] = from.split('.');
  const entry = indexOf(ledgers).find((one) => one.from === from);
  const ledger = ledgers.find((one) => one.id === id);
  return entry && ledger && field !== undefined ? { from, ledgerName: entry.ledgerName, label: entry.label, ledger, field } : undefined;
}
