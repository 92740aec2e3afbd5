/** What no field may ask of a person: opinion, belief, origin, health. By topic, the words that give a question away. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  宗教: ['宗教', '教徒', '教派', '礼拜', '朝觐', '祷告', '祈祷', '受洗', '清真寺', '教堂', '寺庙', '念经', '封斋', '戒斋', '信众', '神职', '阿訇', '基督', '伊斯兰', '穆斯林', '佛教', '道教', '天主教', '法轮功'],
  信仰: ['信仰', '信教', '信不信', '是否信'],
  政治面貌: ['政治面貌', '政治面目', '政治身份', '党派', '是否党员', '是不是党员', '党员身份', '党员姓名', '中共党员', '预备党员', '入党', '党龄', '是否团员', '是不是团员', '团员身份', '共青团员', '入团', '民主党派', '无党派'],
  民族: ['民族', '族别', '族籍', '少数族', '汉族', '回族', '维吾尔', '藏族', '蒙古族', '壮族', '满族', '哈萨克族', '彝族'],
  思想动态: ['思想动态', '思想状况', '思想表现', '思想倾向', '思想汇报', '思想认识', '政治倾向', '政治表现', '政治态度', '现实表现', '言论倾向', '意识形态表现'],
  信访史: ['信访史', '信访记录', '信访情况', '上访', '缠访', '闹访', '越级访', '重点人员', '维稳对象'],
  家庭出身: ['家庭出身', '出身', '家庭成分', '成分', '成份', '家庭背景', '籍贯', '祖籍', '社会关系', '海外关系', '家庭成员'],
  健康: ['健康', '病史', '疾病', '患病', '病情', '病假', '病例', '体检', '残疾', '残障', '孕', '怀孕', '生育', '月经', '传染病', '抑郁', '精神病', '心理疾病', '心理测评', '用药', '血型', '过敏史', '疫苗', '体温'],
};

/** What holds such a word and asks nobody anything: lessons, food, names of offices. */
const HARMLESS = ['诚信教', '守信教', '自信教', '营养成分', '食品成分', '配料成分', '孕育', '健康教育', '卫生健康', '民族团结', '中华民族', '生育保险'];

/** An option that is a person's standing when it is all that the option says. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = { 政治面貌: ['党员', '团员', '群众'], 民族: ['汉', '回', '藏', '满', '壮'], 信仰: ['信', '不信'] };
/** A label that is nothing but such a word asks for it. */
const LABELS: Readonly<Record<string, readonly string[]>> = { 政治面貌: ['党员', '团员', '群众'], 民族: ['族'] };

/** What words come to when nobody may hide one behind spaces, signs or other widths. */
export const plainWords = (text: string): string => text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A topic that may not be asked, and the word that asks for it. */
export interface Forbidden {
  readonly topic: string;
  readonly word: string;
}

function findIn(lists: Readonly<Record<string, readonly string[]>>, fits: (word: string) => boolean): Forbidden | undefined {
  for (const [topic, words] of Object.entries(lists)) {
    const word = words.find(fits);
    if (word !== undefined) return { topic, word };
  }
  return undefined;
}

/** Every topic, for those who explain or test the list. */
export const FORBIDDEN_TOPICS = WORDS;

/** The forbidden topic that a field's words touch; undefined where there is none. */
export function findForbidden(field: { readonly label: string; readonly texts: readonly (string | undefined)[]; readonly options: readonly string[] }): Forbidden | undefined {
  for (const text of [field.label, ...field.texts, ...field.options]) {
    const plain = HARMLESS.reduce((words, phrase) => words.replaceAll(phrase, '｜'), plainWords(text ?? ''));
    const found = findIn(WORDS, (word) => plain.includes(word));
    if (found) return found;
  }
  const label = plainWords(field.label);
  return findIn(LABELS, (word) => label === word) ?? field.options.map(plainWords).flatMap((option) => findIn(OPTIONS, (word) => option === word) ?? [])[0];
}
