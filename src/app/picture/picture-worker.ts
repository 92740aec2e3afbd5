import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { fitWithin, type PictureKind, type PicturePrint, type Pixels, printPicture, scalePicture } from '#domain/photo';
import decodeJpeg, { init as initJpeg } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initEncoder } from '@jsquash/jpeg/encode.js';
import decodePng, { init as initPng } from '@jsquash/png/decode.js';
import decodeWebp, { init as initWebp } from '@jsquash/webp/decode.js';

/** What the thread is given, and what it answers; nothing where the bytes are no picture. */
export interface PictureJob {
  readonly kind: PictureKind;
  readonly bytes: Uint8Array;
}
export type PictureAnswer = { readonly width: number; readonly height: number; readonly small: Uint8Array; readonly view: Uint8Array; readonly print: PicturePrint | undefined } | { readonly failed: string };

/** The longer edge of the copies in pixels: a line of a list at twice its size; a page on a large screen. */
const SMALL = { edge: 240, quality: 65 };
const VIEW = { edge: 1600, quality: 78 };

/** The types of Node leave this one to the browser's. */
const { Module } = (globalThis as unknown as { readonly WebAssembly: { readonly Module: new (bytes: Uint8Array) => never } }).WebAssembly;

/** Nothing is fetched: the decoders lie beside the program. */
const wasm = async (path: string): Promise<never> => new Module(await readFile(fileURLToPath(import.meta.resolve(path))));

async function decode({ kind, bytes }: PictureJob): Promise<Pixels> {
  const buffer = new Uint8Array(bytes).buffer;
  if (kind === 'png') {
    await initPng(await wasm('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
    return decodePng(buffer);
  }
  if (kind === 'webp') {
    await initWebp(await wasm('@jsquash/webp/codec/dec/webp_dec.wasm'));
    return decodeWebp(buffer);
  }
  await initJpeg(await wasm('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'));
  return decodeJpeg(buffer, { preserveOrientation: true });
}

async function copyOf(pixels: Pixels, { edge, quality }: typeof VIEW): Promise<{ readonly pixels: Pixels; readonly bytes: Uint8Array }> {
  const scaled = scalePicture(pixels, fitWithin(pixels, edge));
  return { pixels: scaled, bytes: new Uint8Array(await encodeJpeg(scaled as never, { quality })) };
}

async function look(job: PictureJob): Promise<PictureAnswer> {
  try {
    const pixels = await decode(job);
    await initEncoder(await wasm('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));
    const view = await copyOf(pixels, VIEW);
    const small = await copyOf(view.pixels, SMALL);
    return { width: pixels.width, height: pixels.height, view: view.bytes, small: small.bytes, print: printPicture(view.pixels) };
  } catch (error) {
    return { failed: String(error) };
  }
}

parentPort?.postMessage(await look(workerData as PictureJob));
