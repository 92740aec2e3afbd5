import { sentenceEnds } from './sentence-end.ts';

/** A paragraph that begins with its heading: the heading's words, the mark that ends them, and where the body begins in the text. */
export interface RunIn {
  readonly head: string;
  readonly mark: '。' | '：' | ' ';
}

const OPEN = '（(《〈“‘「『[【〔<';
const CLOSE = '）)》〉”’」』]】〕>';
/** Characters that a heading in front of its body has at most [our judgement: 19 was the longest seen, 31 the shortest sentence that is none]. */
export const LONGEST_HEAD = 25;
const LONGEST_FIELD = 20;
const LEADS_TO_LIST = /(?:如下|下列|以下|包括|分别为|分别是|分为|其中|例如|即|比如|之一|(?<!行)为|是|指|的)$/;
const ORDERS_SOMEBODY = /^(?:各|全体|所有|任何|凡|每)[^，。]{1,14}?(?:要|应|须|必须|不得)/;

/** The place of the first 。 or ： or the like outside brackets and quotes, or -1; only the first 200 characters are looked at. */
function firstEnd(text: string): number {
  let depth = 0;
  const limit = Math.min(text.length, 200);
  for (let at = 0; at < limit; at += 1) {
    const char = text[at] ?? '';
    if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '。！？；;：:'.includes(char) && !(char === ':' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? ''))) return at;
  }
  return -1;
}

/** Splits heading and body; undefined where the first sentence is too long for a heading, orders somebody, leads to a list or has no body after it. */
export function splitRunIn(rest: string, longest = LONGEST_HEAD): RunIn | undefined {
  const gap = /^([^\s，。；：、]{2,25})[ 　\t]{2,}(?=\S{15,})/.exec(rest);
  if (gap?.[1]) return { head: gap[1], mark: ' ' };
  const end = firstEnd(rest);
  if (end <= 0 || rest.slice(end + 1).trim().replace(/^[”’」』"）)]+/, '') === '') return undefined;
  const [head, char] = [rest.slice(0, end).trim(), rest[end]];
  if (char === '：' || char === ':') {
    const limit = head.includes('，') ? 16 : LONGEST_FIELD;
    return head.length <= limit && !LEADS_TO_LIST.test(head) && !/[的者]，/.test(head) ? { head, mark: '：' } : undefined;
  }
  if (char === '；' || char === ';') return undefined;
  return head.length <= longest && !ORDERS_SOMEBODY.test(head) ? { head, mark: '。' } : undefined;
}

/** Whether the text is one sentence, its end mark or none at the very end. */
export function isOneSentence(text: string): boolean {
  const end = sentenceEnds(text.slice(0, 400))[0];
  return end === undefined || /^[。！？；;”’」』"）)\s.]*$/.test(text.slice(end));
}

/** Whether an own line announces a list ('有下列情形之一的：') instead of being its heading ('报名条件：'). */
export const announcesList = (text: string): boolean => /[：:]$/.test(text) && (text.length > 16 || LEADS_TO_LIST.test(text.slice(0, -1)));
