import { toHex, utf8, type Sha256 } from '#base/bytes';

const DOUBLE_QUOTES = /[“”„‟〝〞「」『』]/g;
const SINGLE_QUOTES = /[‘’‚‛]/g;
const DASHES = /[‐-―−─━]+|-+/g;
const BRACKETS: Readonly<Record<string, string>> = { '〔': '[', '〕': ']', '【': '[', '】': ']', '〈': '<', '〉': '>', '《': '<<', '》': '>>' };
// Zero-width marks that Word and web pages leave behind; NFKC keeps them.
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * The sentence as it is compared: two typings of the same words give the same text.
 * Rule: Unicode NFKC (full-width letters, digits and punctuation become half-width), then no white space and no invisible mark at all,
 * every double quote `"`, every single quote `'`, every run of dashes `-`, 〔〕【】 as `[]`, 〈〉 as `<>`, 《》 as `<<>>`.
 */
export function normaliseSentence(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, '')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
    .replace(/[〔〕【】〈〉《》]/g, (mark) => BRACKETS[mark] ?? mark)
    .normalize('NFKC'); // what was taken out may have kept a letter and its accent apart
}

/** SHA-256 over the UTF-8 bytes of the normalised sentence, 64 lower-case hexadecimal digits: how the library knows a sentence without holding it. */
export function hashSentence(text: string, sha256: Sha256): string {
  return toHex(sha256(utf8(normaliseSentence(text))));
}
