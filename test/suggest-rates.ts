import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readPlan, suggestObligations, type SuggestedSentence } from '#domain/plan';
import type { LibraryObligation } from '#model/obligation';
import judged from '../src/domain/plan/suggest-judged.json' with { type: 'json' };
import { optionalData } from './optional-data.ts';

/** Documents whose every suggestion a person has read and judged. */
export const JUDGED_DOCUMENTS = ['01-sifeng-zhuanxiang', '02-hanjia-weigui-buke', '05-bage-yanjin-ducha', '09-hangfeng-2010', '11-xianguan-xiaopin-2025', '15-xuexiao-zhangcheng', '17-gaozhong-zhaosheng-2018', '20-guoban-2022-17'];

const PLACES = 3;
const library = JSON.parse(readFileSync(new URL('../programmes/qinglian/obligations.json', import.meta.url), 'utf8')) as readonly LibraryObligation[];
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Suggestions of a document by its text alone, as the product makes them. */
export function suggestByText(text: string): { readonly sentences: ReturnType<typeof readPlan>['sentences']; readonly suggested: readonly SuggestedSentence[] } {
  const { sentences } = readPlan(text);
  return { sentences, suggested: suggestObligations(sentences, library, { useHashes: false, sha256 }) };
}

/** Which clause of the sentence (between ，；：, enumerations uncut) a phrase stands in; both without the marks that only writers vary. */
function clauseOf(text: string, part: string): string {
  const bare = (words: string): string => words.normalize('NFKC').replace(/[\s"'“”‘’<>《》〈〉()]/g, '');
  return text.split(/[，；：,;:]/).map(bare).find((clause) => clause.includes(bare(part))) ?? text;
}

/**
 * How many of the library's obligations are found on a sentence of their own: `perSentence` among its first three, `perClause` among the first three of a clause between ，；：,
 * `perPhrase` among the first three of a phrase (an item of an enumeration too), which is what a clerk sees; and how many suggestions of the plan name an obligation of another sentence.
 */
export function rateOnPlan(text: string): { readonly all: number; readonly perSentence: number; readonly perClause: number; readonly perPhrase: number; readonly missed: readonly string[]; readonly others: number; readonly sentences: number } {
  const { sentences, suggested } = suggestByText(text);
  const texts = new Map(sentences.map((sentence) => [sentence.id, sentence.text]));
  const lists = new Map(suggested.map(({ id, suggestions }) => [id, suggestions]));
  const isAmong = (group: (text: string, part: string) => string) => ({ id, sentences: addresses }: LibraryObligation): boolean => addresses.some((address) => {
    const [list, own] = [lists.get(address) ?? [], texts.get(address) ?? ''];
    const found = list.find(({ obligationId }) => obligationId === id);
    return found !== undefined && list.filter(({ part }) => group(own, part) === group(own, found.part)).indexOf(found) < PLACES;
  });
  const count = (test: (entry: LibraryObligation) => boolean): number => library.filter(test).length;
  const perPhrase = isAmong((_text, part) => part);
  const homes = new Map(library.map((entry) => [entry.id, entry.sentences]));
  return {
    all: library.length, sentences: sentences.length, perSentence: count(isAmong(() => '')), perClause: count(isAmong(clauseOf)), perPhrase: count(perPhrase), missed: library.filter((entry) => !perPhrase(entry)).map(({ id }) => id),
    others: suggested.reduce((sum, { id, suggestions }) => sum + suggestions.filter(({ obligationId }) => obligationId !== undefined && homes.get(obligationId)?.includes(id) !== true).length, 0),
  };
}

/** What is suggested on a judged document, and what of it is wrong; what nobody has judged counts as wrong. Undefined where the document is not here. */
export function rateOnDocument(file: string): { readonly sentences: number; readonly given: readonly string[]; readonly wrong: readonly string[] } | undefined {
  const document = optionalData(`plans/${file}.txt`);
  if (!document) return undefined;
  const text = readFileSync(document, 'utf8');
  const { sentences, suggested } = suggestByText(text.slice(text.indexOf('\n') + 1));
  const verdicts = new Map(judged.filter((row) => row.file === file).map((row) => [`${row.sentence} ${row.obligationId}`, row.right]));
  const given = suggested.flatMap(({ id, suggestions }) => suggestions.flatMap(({ obligationId }) => (obligationId ? [`${id} ${obligationId}`] : [])));
  return { sentences: sentences.length, given, wrong: given.filter((each) => verdicts.get(each) !== true) };
}
