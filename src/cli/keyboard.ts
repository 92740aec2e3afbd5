import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { AskIo } from './ask-administrators.ts';

/** Asks at the keyboard, or reads lines that were handed in; nothing of a hidden answer is shown. */
export function openKeyboard(input: NodeJS.ReadableStream & { readonly isTTY?: boolean }, output: NodeJS.WritableStream): Pick<AskIo, 'ask'> & { close(): void } {
  let hidden = false;
  const shown = new Writable({ write: (chunk, _encoding, done) => { if (!hidden) output.write(chunk); done(); } });
  const lines = createInterface({ input, output: shown, terminal: input.isTTY === true });
  const heard = lines[Symbol.asyncIterator]();
  return {
    async ask(question, isHidden) {
      output.write(question);
      hidden = isHidden;
      const { value, done } = await heard.next();
      if (isHidden) output.write('\n');
      hidden = false;
      return done ? undefined : (value as string).trim();
    },
    close: () => lines.close(),
  };
}
