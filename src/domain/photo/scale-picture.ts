import type { PictureSize } from './measure-picture.ts';

/** A picture as its pixels: red, green, blue, opacity, row by row. */
export interface Pixels extends PictureSize {
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** The picture at exactly this size, each new pixel the mean of those that it covers; what is see-through lies on white. Meant for making smaller. */
export function scalePicture({ data, width, height }: Pixels, to: PictureSize): Pixels {
  const out = new Uint8ClampedArray(to.width * to.height * 4);
  for (let y = 0, at = 0; y < to.height; y += 1) {
    const top = Math.floor((y * height) / to.height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * height) / to.height));
    for (let x = 0; x < to.width; x += 1, at += 4) {
      const left = Math.floor((x * width) / to.width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * width) / to.width));
      let [red, green, blue] = [0, 0, 0];
      for (let row = top; row < bottom; row += 1) {
        for (let i = (row * width + left) * 4, end = (row * width + right) * 4; i < end; i += 4) {
          const opacity = data[i + 3]!;
          const white = (255 - opacity) * 255;
          red += data[i]! * opacity + white;
          green += data[i + 1]! * opacity + white;
          blue += data[i + 2]! * opacity + white;
        }
      }
      const sum = (bottom - top) * (right - left) * 255;
      out[at] = red / sum;
      out[at + 1] = green / sum;
      out[at + 2] = blue / sum;
      out[at + 3] = 255;
    }
  }
  return { data: out, width: to.width, height: to.height };
}

/** The size at which the longer edge is at most `edge`; never larger than it is. */
export function fitWithin({ width, height }: PictureSize, edge: number): PictureSize {
  const share = Math.min(1, edge / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}
