import { addDays, dayFrom, isDay, type Day } from '#base/day';
import { fenFromYuan } from '#base/money';
import type { Field, Value } from '#model/field';
import { type Cell, cellText, isBlank } from './cell.ts';
import { optionName } from './write-cell.ts';

/** A cell as its field's value, or the sentence that the clerk reads beside it. */
export type ReadCell = { readonly value: Value } | { readonly fault: string };

const value = (one: Value): ReadCell => ({ value: one });
const fault = (sentence: string): ReadCell => ({ fault: sentence });

/** Full-width digits and signs as the keyboard of a Chinese office types them. */
const half = (text: string): string => text.normalize('NFKC').replaceAll(',', '').trim();

function readInteger(field: Extract<Field, { kind: 'integer' }>, cell: Cell): ReadCell {
  const text = half(cellText(cell)).replace(field.unit.normalize('NFKC'), '').trim();
  if (!/^[+-]?\d{1,15}(\.0*)?$/.test(text)) return fault(`应为整数${field.unit && `（单位：${field.unit}）`}`);
  const number = Math.trunc(Number(text));
  return number < field.min || number > field.max ? fault(`应在 ${field.min} 到 ${field.max} 之间`) : value(number === 0 ? 0 : number);
}

function readMoney(cell: Cell): ReadCell {
  if (typeof cell === 'number') {
    const fen = Math.round(cell * 100);
    if (cell < 0) return fault('金额不能是负数');
    if (!Number.isSafeInteger(fen)) return fault('金额太大');
    return Math.abs(cell * 100 - fen) > 1e-4 * Math.max(1, Math.abs(cell) / 1e6) ? fault('金额最多两位小数，单位是元') : value(fen);
  }
  const text = half(cellText(cell)).replace(/^[¥￥]/, '').replace(/元$/, '').trim();
  if (/万/.test(text)) return fault('单位是元，请把万元换算成元');
  const fen = fenFromYuan(text);
  return fen === undefined ? fault('应为金额，单位是元，最多两位小数') : value(fen);
}

const EXCEL_EPOCH = '1899-12-30' as Day;

/** A day from what people type; undefined where it is none. A bare number is a serial date of the 1900 system between 1954 and 2119. */
export function readDay(cell: Cell): Day | undefined {
  if (typeof cell === 'object' && cell !== null) return isDay(cell.day) ? cell.day : undefined;
  const text = half(cellText(cell));
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d\d.*)?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (parts) {
    try {
      return dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    } catch {
      return undefined;
    }
  }
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.trunc(Number(text)) : 0;
  return serial >= 20_000 && serial <= 80_000 ? addDays(EXCEL_EPOCH, serial) : undefined;
}

const YES = ['是', '有', '对', 'TRUE', 'Y', 'YES', '√', '✓', '1'];
const NO = ['否', '无', '不是', '没有', 'FALSE', 'N', 'NO', '×', '✗', '0'];

type Chosen = Extract<Field, { kind: 'choice' | 'choices' }>;

const findOption = (field: Chosen, text: string): string | undefined => field.options.find((one) => one === text || optionName(field, one) === text) ?? field.options.find((one) => half(optionName(field, one)) === half(text));

/** The options of a joined text, the longest first, so that an option that holds a comma is still found. */
function readChoices(field: Chosen, text: string): readonly string[] | undefined {
  const names = field.options.map((one) => [optionName(field, one), one] as const).sort((a, b) => b[0].length - a[0].length);
  const found: string[] = [];
  for (let rest = text.trim(); rest !== ''; ) {
    const next = names.find(([name]) => rest.startsWith(name));
    if (!next) return undefined;
    found.push(next[1]);
    rest = rest.slice(next[0].length).replace(/^[\s、,，;；|]+/, '');
  }
  return [...new Set(found)];
}

const listed = (field: Chosen): string => {
  const all = field.options.map((one) => optionName(field, one));
  return all.length > 12 ? `${all.slice(0, 12).join('、')} 等 ${all.length} 项` : all.join('、');
};

function readText(field: Extract<Field, { kind: 'text' | 'longtext' }>, cell: Cell): ReadCell {
  const text = cellText(cell).replaceAll(/\r\n?/g, '\n');
  if (!text.isWellFormed()) return fault('含有不能识别的字符');
  if (text.length > field.maxLength) return fault(`最多 ${field.maxLength} 个字，现在 ${text.length} 个`);
  return field.kind === 'longtext' && text.length < field.minLength ? fault(`至少 ${field.minLength} 个字，现在 ${text.length} 个`) : value(text);
}

/** Reads one untrusted cell as a field holds it; an empty cell empties the field. Files, tables and links are not read from one cell. */
export function readCell(field: Field, cell: Cell): ReadCell {
  if (isBlank(cell)) return value(null);
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return readText(field, cell);
    case 'integer':
      return readInteger(field, cell);
    case 'money':
      return readMoney(cell);
    case 'date': {
      const found = readDay(cell);
      return found ? value(found) : fault('应为日期，例如 2026-09-01');
    }
    case 'yesno': {
      const text = half(cellText(cell)).toUpperCase();
      return YES.includes(text) ? value(true) : NO.includes(text) ? value(false) : fault('应填“是”或“否”');
    }
    case 'choice': {
      const found = findOption(field, cellText(cell));
      return found === undefined ? fault(`只能填：${listed(field)}`) : value(found);
    }
    case 'choices': {
      const found = readChoices(field, cellText(cell));
      return found === undefined ? fault(`可填几项，用“、”隔开：${listed(field)}`) : value(found);
    }
    case 'files':
    case 'rows':
    case 'link':
    case 'post':
      return fault('这一列不能用表格填，请在页面上办');
  }
}
