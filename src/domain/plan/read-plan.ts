import { addressSections } from './address.ts';
import { decideRoles } from './heading.ts';
import { readLines } from './line.ts';
import { nest, readScheme } from './nesting.ts';
import { composeOutline, type Outline } from './outline.ts';
import { joinParagraphs } from './page-join.ts';
import { findRegions } from './region.ts';
import { cutSentences, type Sentence } from './sentence.ts';

export interface Plan {
  readonly outline: Outline;
  readonly sentences: readonly Sentence[];
}

/** Reads an official document: its outline and its sentences with stable addresses. Never refuses: a text without any order is one preamble. */
export function readPlan(text: string): Plan {
  const paragraphs = joinParagraphs(readLines(text));
  const regions = findRegions(paragraphs);
  const scheme = readScheme(paragraphs, regions);
  const nodes = nest(paragraphs, regions, scheme);
  const roles = decideRoles(nodes, paragraphs, scheme);
  const addresses = addressSections(nodes, roles, scheme);
  return { outline: composeOutline(paragraphs, regions, nodes, roles, scheme), sentences: cutSentences(paragraphs, regions, nodes, roles, addresses) };
}
