// A corpus of made-up semester reports: clauses put together from a school's vocabulary as people do, so that two reports share words and half phrases, but no passages; and copies of them with edits spread over the text.

const WHO = ['总务处', '教务处', '德育处', '工会', '家委会', '值周校领导', '校长室', '食堂管理员', '年级组长', '班主任', '财务室', '少先队', '安全办', '后勤组', '图书室', '心理老师', '门卫', '党支部'];
const WHEN = ['九月初', '国庆后', '期中前', '每周一', '月底', '十一月', '寒假前', '开学第一周', '上半月', '雨季', '运动会那天', '家长会上', '期末', '秋收假后', '周三下午', '放学后'];
const HOW = ['逐项核对', '公开询价', '现场抽查', '张榜公示', '重新登记', '当面说明', '补签手续', '集中学习', '分头走访', '统一编号', '拍照留存', '列出清单', '约谈提醒', '退回重做', '请人复核', '对照标准', '连夜整理', '听取意见', '调换人员', '减少环节'];
const WHAT = ['食材价格', '采购单据', '陪餐记录', '收费项目', '校服选购', '课后服务费', '教辅征订', '班费账目', '工程变更', '设备报废', '招生片区', '插班手续', '评优名单', '职称材料', '值班台账', '校车路线', '体检安排', '饮水机滤芯', '图书捐赠', '操场维修', '电费支出', '临时用工', '考务试卷', '公章使用', '捐款去向', '社团场地', '宿舍钥匙', '消防器材', '垃圾清运', '保险理赔'];
const RESULT = ['发现缺三份', '少花八百元', '当天改完', '没有异议', '还差两户', '比去年快一周', '留下十四条意见', '退了一半', '换了供货商', '多用了两天', '合格率九成七', '查出一处错账', '剩四项待办', '家长签了字', '写进了制度', '老师有怨言', '停了一回', '仍要再看', '补了六页', '省出一间房'];
const JOIN = ['，', '，并且', '，后来', '，结果', '，同时', '；', '，因此', '，不过'];

/** Chance that is the same each time. */
export interface Writer {
  pick(below: number): number;
  clause(): string;
  report(letters: number): string;
}

export function seededWriter(seed: number): Writer {
  let state = seed >>> 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (below: number): number => Math.floor(next() * below);
  const one = (words: readonly string[]): string => words[pick(words.length)] ?? '';
  const clause = (): string => [
    () => `${one(WHEN)}${one(WHO)}${one(HOW)}${one(WHAT)}${one(JOIN)}${one(RESULT)}`,
    () => `${one(WHAT)}由${one(WHO)}${one(HOW)}，${pick(90) + 2}人参加${one(JOIN)}${one(RESULT)}`,
    () => `针对${one(WHAT)}和${one(WHAT)}，${one(WHO)}${one(WHEN)}${one(HOW)}`,
    () => `${one(WHO)}提出${one(WHAT)}要${one(HOW)}，${one(WHEN)}${one(RESULT)}`,
  ][pick(4)]?.() ?? '';
  const report = (letters: number): string => {
    let text = '';
    while (text.length < letters) text += `${clause()}。`;
    return text.slice(0, letters);
  };
  return { pick, clause, report };
}

/** A report of `letters` characters that has a `share` of another one, in one piece, and of that piece `edits` altered: half of the edits replace whole clauses, the others single words of two characters. */
export function copyText(writer: Writer, source: string, { share, edits, letters }: { readonly share: number; readonly edits: number; readonly letters: number }): string {
  const length = Math.floor(letters * share);
  const from = writer.pick(source.length - length + 1);
  const parts = source.slice(from, from + length).split(/(?<=[。；])/u);
  const piece = parts.map((part) => {
    if (writer.pick(1_000) < edits * 500) return `${writer.clause()}。`;
    return Array.from({ length: Math.ceil(part.length / 2) }, (_, i) => part.slice(i * 2, i * 2 + 2)).map((word) => (writer.pick(1_000) < edits * 500 ? writer.clause().slice(0, 2) : word)).join('');
  }).join('');
  const rest = writer.report(letters - length || 1).slice(0, letters - length);
  const cut = writer.pick(rest.length + 1);
  return rest.slice(0, cut) + piece + rest.slice(cut);
}
