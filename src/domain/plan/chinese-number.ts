const DIGITS: Readonly<Record<string, number>> = { 零: 0, '〇': 0, '○': 0, '０': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The value of '十二', '第四十九' without its 第, '二〇一八' (digit by digit), '12' or '１２'; undefined where it is no number. */
export function chineseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC');
  if (/^\d+$/.test(plain)) return Number(plain);
  if (!/^[零〇○0-9一二两三四五六七八九十百千]+$/.test(plain)) return undefined;
  if (!/[十百千]/.test(plain)) return Number([...plain].map((char) => DIGITS[char] ?? char).join(''));
  let [sum, digit] = [0, 0];
  for (const char of plain) {
    const unit = UNITS[char];
    if (unit === undefined) digit = DIGITS[char] ?? Number(char);
    else {
      sum += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
