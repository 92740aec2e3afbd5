import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Pixels } from '#domain/photo';
import decodeJpeg, { init as initDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initEncoder } from '@jsquash/jpeg/encode.js';
import encodePng, { init as initPng } from '@jsquash/png/encode.js';
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js';

const { Module } = (globalThis as unknown as { readonly WebAssembly: { readonly Module: new (bytes: Uint8Array) => never } }).WebAssembly;
const wasm = async (path: string): Promise<never> => new Module(await readFile(fileURLToPath(import.meta.resolve(path))));
let ready: Promise<unknown> | undefined;
const init = (): Promise<unknown> => (ready ??= (async () => {
  await initDecoder(await wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'));
  await initEncoder(await wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
  await initPng(await wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
  await initWebp(await wasm('@jsquash/webp/codec/enc/webp_enc.wasm'));
})());

/** The same numbers for the same seed (mulberry32), so that a picture that fails can be drawn again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Colour = readonly [number, number, number];

function paint(width: number, height: number, at: (x: number, y: number) => Colour): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0, i = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, i += 4) data.set([...at(x, y), 255], i);
  return { data, width, height };
}

/** An invented view: a graded ground, boxes and ovals, the grain of a camera. */
export function drawScene(seed: number, width = 320, height = 240): Pixels {
  const next = chance(seed);
  const colour = (): Colour => [next() * 255, next() * 255, next() * 255];
  const [from, to, angle] = [colour(), colour(), next() * 6.28];
  const shapes = Array.from({ length: 8 + Math.floor(next() * 14) }, () => ({ x: next() * width, y: next() * height, rx: width / 32 + next() * (width / 5), ry: height / 24 + next() * (height / 5), colour: colour(), box: next() < 0.5 }));
  return paint(width, height, (x, y) => {
    const t = Math.min(1, Math.max(0, 0.5 + (x / width - 0.5) * Math.cos(angle) + (y / height - 0.5) * Math.sin(angle)));
    const top = shapes.findLast(({ x: cx, y: cy, rx, ry, box }) => { const [dx, dy] = [(x - cx) / rx, (y - cy) / ry]; return box ? Math.abs(dx) < 1 && Math.abs(dy) < 1 : dx * dx + dy * dy < 1; })?.colour;
    const grain = (next() - 0.5) * 24;
    return (top ?? from.map((one, i) => one * (1 - t) + to[i]! * t)).map((one) => one + grain) as unknown as Colour;
  });
}

/** A scanned page: lines of words on white paper. */
export function drawPage(seed: number, width = 240, height = 320): Pixels {
  const next = chance(seed);
  const ink = new Set<number>();
  for (let y = 20; y < height - 20 - next() * 100; y += 8) {
    const end = width - 20 - (next() < 0.25 ? next() * 125 : 0);
    for (let x = 20; x < end; ) {
      const word = 2 + Math.floor(next() * 5);
      for (let row = y; row < y + 5; row += 1) for (let column = x; column < Math.min(end, x + word); column += 1) if (next() < 0.6) ink.add(row * width + Math.floor(column));
      x += word + 1;
    }
  }
  return paint(width, height, (x, y) => (ink.has(y * width + x) ? [30, 30, 30] : [245, 245, 245]));
}

/** One grey everywhere, with the grain of a camera: a wall, a lens cap. */
export function drawNothing(seed: number, grey = 128, width = 160, height = 120): Pixels {
  const next = chance(seed);
  return paint(width, height, () => { const one = grey + (next() - 0.5) * 10; return [one, one, one]; });
}

/** The picture without `share` of its width and height, cut off evenly all round. */
export function crop({ data, width, height }: Pixels, share: number): Pixels {
  const [left, top] = [Math.round((width * share) / 2), Math.round((height * share) / 2)];
  return paint(width - 2 * left, height - 2 * top, (x, y) => { const i = ((y + top) * width + x + left) * 4; return [data[i]!, data[i + 1]!, data[i + 2]!]; });
}

export const brighten = (pixels: Pixels, by: number): Pixels => ({ ...pixels, data: Uint8ClampedArray.from(pixels.data, (one, i) => (i % 4 === 3 ? one : one * by)) });

export async function toJpeg(pixels: Pixels, quality = 80): Promise<Uint8Array> {
  await init();
  return new Uint8Array(await encodeJpeg(pixels as never, { quality }));
}

export async function toPng(pixels: Pixels): Promise<Uint8Array> {
  await init();
  return new Uint8Array(await encodePng(pixels as never));
}

export async function toWebp(pixels: Pixels): Promise<Uint8Array> {
  await init();
  return new Uint8Array(await encodeWebp(pixels as never, { quality: 80 }));
}

export async function fromJpeg(bytes: Uint8Array): Promise<Pixels> {
  await init();
  return decodeJpeg(new Uint8Array(bytes).buffer);
}
