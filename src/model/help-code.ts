/** Words that a teacher may take as a code for a pupil; none of them is a name. */
export const CODE_WORDS: readonly string[] = [
  '青竹', '山茶', '银杏', '紫藤', '芦苇', '雪松', '海棠', '木棉', '蒲公英', '向日葵', '薄荷', '百合', '茉莉', '丁香', '桔梗', '鸢尾', '浮萍', '松果', '麦穗', '稻花', '荷叶', '莲蓬', '菱角', '莲藕', '蔷薇', '芍药', '迎春', '忍冬', '含羞草', '三叶草',
  '画眉', '云雀', '翠鸟', '白鹭', '鸽子', '喜鹊', '燕子', '蜻蜓', '萤火虫', '知了', '瓢虫', '蝌蚪', '锦鲤', '小鹿', '松鼠', '刺猬', '海豚', '企鹅', '树懒', '羚羊',
  '晨雾', '彩虹', '星河', '溪流', '瀑布', '沙洲', '礁石', '露珠', '风铃', '纸船', '灯塔', '罗盘', '陀螺', '积木', '口琴', '铜铃', '竹笛', '风筝', '航标', '拼图',
];

// The commonest surnames; a word of two or three characters that begins with one may be a name.
const SURNAMES = new Set('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤');
const DOUBLE = ['欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '司徒'];

/** Why a code may tell who is meant: it stands in the list as a name or number, has the digits of a number, or looks like a name. */
export type CodeDoubt = 'listed' | 'number' | 'name';

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** What speaks against a code; undefined where nothing does. `listed`: names and numbers that must not be recognisable in it. */
export function doubtCode(code: string, listed: ReadonlySet<string> = new Set()): CodeDoubt | undefined {
  const plain = code.normalize('NFKC').replaceAll(/\s/g, '');
  for (const one of listed) if (one.length >= 2 && (plain.includes(one) || (plain.length >= 2 && /\p{Script=Han}/u.test(plain) && one.includes(plain)))) return 'listed';
  if (digitsOf(plain).length >= 3) return 'number';
  if (CODE_WORDS.includes(plain)) return undefined;
  const isHan = /^\p{Script=Han}{2,4}$/u.test(plain);
  return isHan && ((plain.length <= 3 && SURNAMES.has(plain.charAt(0))) || DOUBLE.some((name) => plain.startsWith(name))) ? 'name' : undefined;
}

/** A code that nobody has yet and nothing speaks against; `random` gives a whole number below its argument. */
export function suggestCode(taken: ReadonlySet<string>, random: (below: number) => number, listed: ReadonlySet<string> = new Set()): string {
  const free = CODE_WORDS.filter((word) => !taken.has(word) && doubtCode(word, listed) === undefined);
  const word = free[random(free.length)];
  if (word !== undefined) return word;
  for (let n = 2; ; n += 1) {
    const numbered = CODE_WORDS.map((one) => `${one}${n}`).filter((one) => !taken.has(one));
    const next = numbered[random(numbered.length)];
    if (next !== undefined) return next;
  }
}
