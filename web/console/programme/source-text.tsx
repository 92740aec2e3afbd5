import { memo } from 'react';
import type { Sentence } from './words.ts';

/** The document as it was read, line by line; beside a line stand the addresses of the sentences that begin there. */
export const SourceText = memo(function SourceText({ text, sentences }: { readonly text: string; readonly sentences: readonly Sentence[] }) {
  const starting = Map.groupBy(sentences, (sentence) => sentence.line);
  return (
    <div className="source">
      {text.split('\n').map((line, i) => {
        const own = starting.get(i + 1) ?? [];
        if (line.trim() === '' && own.length === 0) return null;
        return <p key={i} id={`L${i + 1}`}>{own.map(({ address }) => <a key={address} className="address" href={`#${address}`}>{address}</a>)}{line.trim()}</p>;
      })}
    </div>
  );
});
