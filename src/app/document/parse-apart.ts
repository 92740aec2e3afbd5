import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#base/result';
import type { ParseAnswer, ParseJob } from './parse-worker.ts';
import type { DocumentRefusal } from './refusal.ts';

export interface ParseLimits {
  readonly seconds: number;
  readonly megabytes: number;
}

/**
 * Parses a document in a thread of its own, so that a hostile file costs that thread and not the server.
 * Refuses when the file is torn or encrypted, or when the time or the memory granted is used up.
 */
export function parseApart(job: ParseJob, limits: ParseLimits): Promise<Result<string, DocumentRefusal>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
      execArgv: [],
      env: {},
      stdout: true, // the parsers' own warnings are not the server's
      stderr: true,
    });
    const settle = (result: Result<string, DocumentRefusal>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => settle(refuse({ code: 'document-slow', limitSeconds: limits.seconds })), limits.seconds * 1000);
    worker.on('message', (answer: ParseAnswer) => settle('text' in answer ? ok(answer.text) : refuse({ code: `document-${answer.failed}` })));
    worker.on('error', (error: Error & { readonly code?: string }) => settle(refuse({ code: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'document-memory' : 'document-damaged' })));
    worker.on('exit', () => settle(refuse({ code: 'document-damaged' })));
  });
}
