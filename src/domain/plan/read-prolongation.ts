import type { Day } from '#base/day';
import { addMonths, addDays, isDay } from '#base/day';
import { writtenDate } from './written-date.ts';

const PROLONGS = /延长|延期|延续|继续(?:有效|执行|施行|实施)/;
const UNTIL = /(?:延长|延期|延续|有效期|有效|执行|施行|实施|截止)[^。；;\d二]{0,20}(?:至|到)\s*((?:20\d\d|二[〇○零][一二三四五六七八九〇○零]{2})年[^。；;，,]{1,8}?(?:日|底|末|月(?![\d一二三四五六七八九十]))|20\d\d年底)/;

/** The last day that a document prolonging another names (有效期延长至2027年12月31日, 执行至2027年12月底); undefined where it prolongs nothing or names no day. */
export function readProlongation(text: string): Day | undefined {
  const plain = text.replace(/[\s　]+/g, '');
  const words = PROLONGS.test(plain) ? UNTIL.exec(plain)?.[1] : undefined;
  if (words === undefined) return undefined;
  const written = writtenDate(words.replace(/年底$/, '年12月').replace(/[底末]$/, ''));
  if (written === undefined) return undefined;
  return isDay(written) ? written : addDays(addMonths(`${written}-01` as Day, 1), -1);
}
