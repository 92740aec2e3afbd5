const HAN = '〇一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];
const FINANCIAL = [...'零壹贰叁肆伍陆柒捌玖'];
const FINANCIAL_UNITS = ['', '拾', '佰', '仟'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const ROMAN: readonly (readonly [number, string])[] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];

const digits = (n: number, numerals: readonly string[]): string => [...String(n)].map((digit) => numerals[Number(digit)] ?? '').join('');

/** 一百零五, 十二: with units, as numbers are spoken; below twenty without the leading 一. */
function withUnits(n: number, numerals: readonly string[], units: readonly string[], zero: string): string {
  if (n === 0) return zero;
  if (n >= 10_000) return String(n);
  const places = [...String(n)].map(Number);
  let text = '';
  for (const [i, digit] of places.entries()) {
    if (digit !== 0) text += (numerals[digit] ?? '') + (units[places.length - 1 - i] ?? '');
    else if (!text.endsWith(zero) && places.slice(i).some((later) => later !== 0)) text += zero;
  }
  return units[1] === '十' && n >= 10 && n < 20 ? text.slice(1) : text;
}

function roman(n: number): string {
  let [left, text] = [n, ''];
  for (const [value, letters] of ROMAN) while (left >= value) [left, text] = [left - value, text + letters];
  return text;
}

/** a…z, then aa, bb, as Word counts. */
const letters = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.min(10, Math.floor((n - 1) / 26) + 1));
const enclosed = (n: number, first: number, most: number): string => (n >= 1 && n <= most ? String.fromCodePoint(first + n - 1) : String(n));
const circled = (n: number, from: string, most: number): string => enclosed(n, from.codePointAt(0) ?? 0, most);

const FORMATS: Readonly<Record<string, (n: number) => string>> = {
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: (n) => roman(n).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (n) => letters(n).toUpperCase(),
  lowerLetter: letters,
  decimalFullWidth: (n) => digits(n, [...'０１２３４５６７８９']),
  decimalFullWidth2: (n) => digits(n, [...'０１２３４５６７８９']),
  decimalEnclosedCircle: (n) => circled(n, '①', 20),
  decimalEnclosedCircleChinese: (n) => circled(n, '①', 20),
  decimalEnclosedParen: (n) => circled(n, '⑴', 20),
  decimalEnclosedFullstop: (n) => circled(n, '⒈', 20),
  ideographEnclosedCircle: (n) => circled(n, '㊀', 10),
  ideographTraditional: (n) => STEMS[n - 1] ?? String(n),
  ideographZodiac: (n) => BRANCHES[n - 1] ?? String(n),
  ideographDigital: (n) => digits(n, [...HAN]),
  japaneseDigitalTenThousand: (n) => digits(n, [...HAN]),
  taiwaneseDigital: (n) => digits(n, [...HAN]),
  chineseLegalSimplified: (n) => withUnits(n, FINANCIAL, FINANCIAL_UNITS, '零'),
};
for (const name of ['chineseCounting', 'chineseCountingThousand', 'japaneseCounting', 'taiwaneseCounting', 'taiwaneseCountingThousand']) Object.assign(FORMATS, { [name]: (n: number) => withUnits(n, [...HAN], UNITS, '零') });

/** A number as Word writes it in a numbering format (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat); plain digits in one that Chinese documents do not use. */
export function formatNumber(n: number, format: string): string {
  return n < 0 || n > 1_000_000 ? '' : format === 'none' ? '' : n === 0 && !/decimal|igital/.test(format) ? '0' : (FORMATS[format] ?? String)(n);
}
