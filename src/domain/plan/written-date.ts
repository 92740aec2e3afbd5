import { isDay } from '#base/day';
import { chineseNumber } from './chinese-number.ts';

const NUMBER = '[0-9０-９〇○零一二三四五六七八九十]';
const DATE = new RegExp(`(${NUMBER}\\s?){4}\\s*年\\s*(?:(?:${NUMBER}\\s?){1,3}\\s*月\\s*(?:(?:${NUMBER}\\s?){1,3}\\s*[日号]?)?)?`);
const PARTS = new RegExp(`^(${NUMBER}{4})年(?:(${NUMBER}{1,3})月(?:(${NUMBER}{1,3})[日号]?)?)?$`);
const DIGITAL = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/;

const DIGITAL_END = /(?<![\d.-])\d{4}[-./]\d{1,2}[-./]\d{1,2}$/;

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * 'YYYY-MM-DD' of a written date: Arabic or Chinese numerals, spaces inside, the last 日 cut off ('2020年1月6').
 * 'YYYY-MM' where no day is written. Undefined where the text is not a date alone, or names a day that does not exist.
 */
export function writtenDate(text: string): string | undefined {
  const plain = text.replace(/[\s　]+/g, '').replace(/^[（(](.*)[)）]$/, '$1');
  const parts = PARTS.exec(plain) ?? DIGITAL.exec(plain);
  if (!parts?.[2]) return undefined;
  const [year, month, date] = [chineseNumber(parts[1] ?? ''), chineseNumber(parts[2]), parts[3] === undefined ? undefined : chineseNumber(parts[3])];
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined;
  if (parts[3] === undefined) return `${year}-${two(month)}`;
  const day = `${year}-${two(month)}-${two(date ?? 0)}`;
  return isDay(day) ? day : undefined;
}

/** Splits '某某局 2018年6月25日' into what stands before the date and the date; undefined where the line does not end with one. */
export function endingDate(text: string): { readonly before: string; readonly date: string } | undefined {
  if (text.length > 80) return undefined;
  const at = DATE.exec(text) ?? DIGITAL_END.exec(text);
  if (!at) return undefined;
  const date = writtenDate(text.slice(at.index));
  return date === undefined ? undefined : { before: text.slice(0, at.index).trim(), date };
}
