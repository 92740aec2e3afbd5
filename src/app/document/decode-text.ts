export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

// Characters that hardly any Chinese office text of some lines goes without; wrongly decoded bytes rarely give them.
const COMMON = new Set('的一是在不了有和人这中大为上个国要以时来用们到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府理保证校教师育局县委清廉政务，。、：；“”（）《》\n');
const UNREADABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffd\ufffe\uffff\ue000-\uf8ff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
const SAMPLE = 20_000;
/** Share of unreadable characters from which on a file is no text. */
const MOST_UNREADABLE = 0.02;

function decode(bytes: Uint8Array, encoding: TextEncodingName): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** With U+FFFD where bytes fit no character: a file cut off in the middle of one is still a text. */
const decodeLoosely = (bytes: Uint8Array, encoding: TextEncodingName): string => new TextDecoder(encoding).decode(bytes);

function readable(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  return (sample.match(UNREADABLE)?.length ?? 0) <= sample.length * MOST_UNREADABLE;
}

/** Share of characters that Chinese office text is made of. */
function familiarity(text: string): number {
  const sample = text.slice(0, SAMPLE);
  let known = 0;
  for (const char of sample) if (COMMON.has(char) || /[\x20-\x7e\r\n]/.test(char)) known += 1;
  return known / Math.max(1, sample.length);
}

/**
 * Decodes a text file: byte order mark, else UTF-8 where the bytes are valid, else the most familiar-looking of UTF-8, GB18030 and UTF-16 with a few bytes that fit no character.
 * Undefined where no encoding gives readable text. Untrusted bytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked: TextEncodingName | undefined = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
  const first = marked ? decodeLoosely(bytes, marked) : decode(bytes, 'utf-8');
  if (first !== undefined && readable(first)) return { text: first, encoding: marked ?? 'utf-8' };
  if (marked) return undefined;
  const guesses = (['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const).flatMap((encoding) => {
    const text = decodeLoosely(bytes, encoding);
    return readable(text) ? [{ text, encoding, score: familiarity(text) }] : [];
  });
  const best = guesses.toSorted((a, b) => b.score - a.score)[0];
  return best && best.score >= 0.25 ? { text: best.text, encoding: best.encoding } : undefined;
}
