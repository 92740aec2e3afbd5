// How long does each format take to read (file → text → outline and sentences), against the same document as plain text? Prints ratios, measured in one run. A format other than text pays for a thread of its own.
import { readFileSync } from 'node:fs';
import { readPlanFile } from '#app/read-plan';

const ROUNDS = 20;
const FORMATS = ['txt', 'docx', 'doc', 'pdf'] as const;

const files = new Map(FORMATS.map((format) => [format, Uint8Array.from(readFileSync(new URL(`../test/fixtures/official.${format}`, import.meta.url)))]));
const times = new Map<string, number[]>(FORMATS.map((format) => [format, []]));

// Round by round and not format by format, so that whatever else the machine does weighs on all alike.
for (let round = -2; round < ROUNDS; round += 1) {
  for (const [format, bytes] of files) {
    const start = performance.now();
    const read = await readPlanFile(bytes, `official.${format}`);
    const took = performance.now() - start;
    if (!read.ok || read.value.sentences.length < 100) throw new Error(`${format} was not read`);
    if (round >= 0) times.get(format)?.push(took);
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const plain = median(times.get('txt') ?? []);
for (const [format, values] of times) console.log(`${format.padEnd(5)} p50 ${median(values).toFixed(1)} ms, ${(median(values) / plain).toFixed(1)} × txt (${files.get(format as 'txt')?.length ?? 0} bytes)`);
