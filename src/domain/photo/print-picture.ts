import { type Pixels, scalePicture } from './scale-picture.ts';

/**
 * What a picture is recognised by. `bits`: 64 of them, which of the lowest frequencies are above their median (pHash); the same scene re-encoded, scaled, lit otherwise or cut by a few per cent differs in at most 7.
 * `fine`: 256, whether it gets lighter from one of 17×16 fields to the next: tells apart what only looks alike from afar. `isPage`: mostly paper, where that matters more.
 */
export interface PicturePrint {
  readonly bits: string;
  readonly fine: string;
  readonly isPage: boolean;
}

const SIDE = 32;
const KEPT = 8;
/** Grey levels that a picture must vary by to be recognised at all: a blank page, a black frame and a wall are like every other one. */
const LEAST_SPREAD = 6;
const PAPER_GREY = 200;
const PAPER_SHARE = 0.55;

const COSINES = Array.from({ length: KEPT }, (_, u) => Float64Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE))));

const greyOf = (pixels: Pixels, width: number, height: number): Float64Array => {
  const { data } = scalePicture(pixels, { width, height });
  return Float64Array.from({ length: width * height }, (_, i) => 0.299 * data[i * 4]! + 0.587 * data[i * 4 + 1]! + 0.114 * data[i * 4 + 2]!);
};

function spreadOf(grey: Float64Array): number {
  const mean = grey.reduce((sum, one) => sum + one, 0) / grey.length;
  return Math.sqrt(grey.reduce((sum, one) => sum + (one - mean) ** 2, 0) / grey.length);
}

/** The cosine transform's lowest 8×8 coefficients of a 32×32 picture. */
function lowestOf(grey: Float64Array): readonly number[] {
  return Array.from({ length: KEPT * KEPT }, (_, i) => {
    const [u, v] = [COSINES[i % KEPT]!, COSINES[Math.floor(i / KEPT)]!];
    let sum = 0;
    for (let y = 0; y < SIDE; y += 1) for (let x = 0; x < SIDE; x += 1) sum += grey[y * SIDE + x]! * u[x]! * v[y]!;
    return sum;
  });
}

const SAMPLES = 64;

/** Whether most single pixels are as light as paper, in a grid of 64×64: fields of many pixels would mix the ink into it. */
function isMostlyPaper({ data, width, height }: Pixels): boolean {
  let paper = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const at = (Math.floor((Math.floor(i / SAMPLES) * height) / SAMPLES) * width + Math.floor(((i % SAMPLES) * width) / SAMPLES)) * 4;
    if (Math.min(data[at]!, data[at + 1]!, data[at + 2]!) > PAPER_GREY) paper += 1;
  }
  return paper / SAMPLES ** 2 > PAPER_SHARE;
}

/** What this picture is recognised by; undefined where there is next to nothing on it. */
export function printPicture(pixels: Pixels): PicturePrint | undefined {
  const grey = greyOf(pixels, SIDE, SIDE);
  if (spreadOf(grey) < LEAST_SPREAD) return undefined;
  const lowest = lowestOf(grey);
  const median = lowest.toSorted((a, b) => a - b)[lowest.length / 2]!;
  const steps = greyOf(pixels, 17, 16);
  return {
    bits: lowest.map((one) => (one > median ? '1' : '0')).join(''),
    fine: Array.from({ length: 256 }, (_, i) => { const at = Math.floor(i / 16) * 17 + (i % 16); return steps[at]! < steps[at + 1]! ? '1' : '0'; }).join(''),
    isPage: isMostlyPaper(pixels),
  };
}

/** The 64 bits as four numbers of 16: two prints at most 7 bits apart have one of them at most one bit apart, which an index finds. */
export const bandsOf = (bits: string): readonly number[] => [0, 16, 32, 48].map((from) => Number.parseInt(bits.slice(from, from + 16), 2));
