const OPEN = '（(《〈“‘「『【〔';
const CLOSE = '）)》〉”’」』】〕';
const END = '。！？；';
/** A pair of brackets or quotes longer than this is taken for a typing error and protects nothing. */
const LONGEST_PAIR = 200;

/** How far each opening mark reaches: its place → the place of its partner, only the near ones. */
function pairs(text: string): ReadonlyMap<number, number> {
  const open: { at: number; close: string }[] = [];
  const found = new Map<number, number>();
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const kind = OPEN.indexOf(char);
    if (kind >= 0) open.push({ at, close: CLOSE[kind] ?? '' });
    else if (CLOSE.includes(char)) {
      const partner = open.at(-1);
      if (partner && (partner.close === char || '（(）)'.includes(char))) {
        open.pop();
        if (at - partner.at <= LONGEST_PAIR) found.set(partner.at, at);
      }
    }
  }
  return found;
}

const isEnd = (text: string, at: number): boolean =>
  END.includes(text[at] ?? '') || (';!?'.includes(text[at] ?? '') && /[^\x00-\x7f]/.test(text[at - 1] ?? ''));

/** The places just behind each sentence of a paragraph (。！？；); ends inside brackets or quotes do not count, except right before the closing mark. */
export function sentenceEnds(text: string): readonly number[] {
  const partner = pairs(text);
  const ends: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const close = partner.get(at);
    if (close !== undefined) {
      at = close;
      if (text[at] !== '》' && isEnd(text, at - 1) && !END.includes(text[at + 1] ?? ' ') && !/[，、的]/.test(text[at + 1] ?? '')) ends.push(at + 1);
    } else if (isEnd(text, at)) ends.push(at + 1);
  }
  return ends;
}
