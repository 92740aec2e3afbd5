import { normaliseSentence } from './hash-sentence.ts';
import { draftByRules } from './suggest-draft.ts';
import { readCycles } from './suggest-rules.ts';

/** A clause that says hardly more than its rhythm (每学期初，) speaks for the whole sentence. */
const BARE = 3;

/**
 * The clauses of a sentence, between ，；：, that speak of one task: those with a word that it was known by, and a rhythm that stands alone. In a sentence of several tasks
 * 每月 beside the one is no deadline of the other.
 */
export function clausesOf(text: string, cues: readonly string[]): string {
  const clauses = normaliseSentence(text).split(/[,;:]/);
  const speaks = (clause: string): boolean => cues.some((cue) => clause.includes(cue)) || readCycles(clause, '').some(({ words }) => clause.length <= words.length + BARE);
  return clauses.filter(speaks).join('，');
}

type Read = ReturnType<typeof draftByRules>;

/** What the rules read for one task of a sentence: cycles and figures of its own clauses; the rest as the whole sentence has it. */
export function readForTask(id: string, text: string, cues: readonly string[], whole: Read): Read {
  const clauses = clausesOf(text, cues);
  const { draft: { cycles }, why } = draftByRules(id, clauses);
  return { why, draft: { ...whole.draft, cycles, parameters: whole.draft.parameters.filter(({ name }) => clauses.includes(name)) } };
}
