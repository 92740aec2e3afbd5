import { Worker } from 'node:worker_threads';
import { measurePicture } from '#domain/photo';
import type { PictureAnswer, PictureJob } from './picture-worker.ts';

/** The largest picture unpacked, in pixels [our judgement: a phone's 50 megapixels and a little; four bytes each, twice over while it is decoded], and the seconds for it. */
const MOST_PIXELS = 60_000_000;
const SECONDS = 60;

/** Unpacks a picture in a thread of its own and makes its small copies and its print; untrusted bytes. Undefined where they say that there are too many pixels, are no such picture, or take too long. */
export function lookApart(job: PictureJob): Promise<Exclude<PictureAnswer, { readonly failed: string }> | undefined> {
  const size = measurePicture(job.kind, job.bytes);
  if (!size || size.width * size.height > MOST_PIXELS) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { workerData: job, resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }, execArgv: [], env: {}, stdout: true, stderr: true });
    const settle = (answer: PictureAnswer): void => {
      clearTimeout(timer);
      resolve('failed' in answer ? undefined : answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle({ failed: 'slow' }), SECONDS * 1000);
    worker.on('message', settle);
    worker.on('error', (error) => settle({ failed: String(error) }));
    worker.on('exit', () => settle({ failed: 'exit' }));
  });
}
