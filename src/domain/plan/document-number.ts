const NUMBER = /^[（(]?([\u4e00-\u9fffA-Za-z]{1,16}[〔［[（(【<〈﹝]\s?(?:19|20)\d{2}\s?[〕］\])）】>〉﹞]\s?(?:第\s?)?\d{1,5}\s?号)[)）]?(?:\s+签发人.*|\s+[\u4e00-\u9fff]{2,4}签发)?$/;
const ORDER = /^((?:[\u4e00-\u9fff]{2,20}令)?\s*第\s*[0-9〇一二三四五六七八九十百]{1,5}\s*号)$/;
const MARKED = /^(?:发文字号|文\s*号|字\s*号)\s*[：:]\s*(\S.*)$/;

/** The document's own number where the line holds nothing else, without spaces; a number cited inside a sentence is never one (OFFICIAL-DOCS trap 8). */
export function documentNumberIn(line: string): string | undefined {
  const found = NUMBER.exec(MARKED.exec(line)?.[1] ?? line) ?? ORDER.exec(line);
  return found?.[1]?.replace(/[\s　]+/g, '');
}
