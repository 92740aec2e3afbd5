import type { ScoreAnswer } from './score-worker.ts';

const SECONDS = 30;

/** Reads score sheets in this browser. */
export interface ScoreReader {
  read(file: Blob): Promise<ScoreAnswer>;
  close(): void;
}

/** Starts the worker at once, so that nothing is fetched any more once a file has been picked. A sheet that takes too long is given up, and the reader with it. */
export function openReader(): ScoreReader {
  const worker = new Worker(new URL('./score-worker.ts', import.meta.url), { name: 'scores' });
  return {
    async read(file) {
      const bytes = await file.arrayBuffer();
      return new Promise((answered) => {
        const timer = setTimeout(() => { worker.terminate(); answered({ ok: false, code: 'sheet-slow' }); }, SECONDS * 1000);
        const settle = (answer: ScoreAnswer): void => { clearTimeout(timer); answered(answer); };
        worker.onmessage = ({ data }: MessageEvent<ScoreAnswer>) => settle(data);
        worker.onerror = () => settle({ ok: false, code: 'sheet-damaged' });
        worker.postMessage(bytes, [bytes]);
      });
    },
    close: () => worker.terminate(),
  };
}
