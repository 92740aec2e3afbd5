export { hashSentence, normaliseSentence } from './hash-sentence.ts';
