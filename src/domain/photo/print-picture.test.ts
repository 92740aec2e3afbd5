import { expect, test } from 'vitest';
import { brighten, crop, drawNothing, drawPage, drawScene, fromJpeg, toJpeg, toPng, toWebp } from '../../../test/scenes.ts';
import { bandsOf, fitWithin, measurePicture, type PicturePrint, type Pixels, printPicture, scalePicture } from './index.ts';

const apart = (a: string, b: string): number => [...a].filter((one, i) => one !== b[i]).length;
const must = (pixels: Pixels): PicturePrint => printPicture(pixels) ?? { bits: '', fine: '', isPage: false };
/** What the database asks: at most 7 of 64 bits, and the finer print, strictly on paper. */
const isAlike = (a: PicturePrint, b: PicturePrint): boolean => apart(a.bits, b.bits) <= 7 && apart(a.fine, b.fine) <= (a.isPage || b.isPage ? 36 : 64);
const again = async (pixels: Pixels, quality: number): Promise<Pixels> => fromJpeg(await toJpeg(pixels, quality));
const pairs = <T>(all: readonly T[]): readonly (readonly [T, T])[] => all.flatMap((a, i) => all.slice(0, i).map((b) => [a, b] as const));

const SCENES = Array.from({ length: 60 }, (_, i) => drawScene(i + 1, 240, 180));

const CHANGES: readonly (readonly [string, (pixels: Pixels) => Promise<Pixels>])[] = [
  ['再压缩', (pixels) => again(pixels, 50)],
  ['缩到一半再压缩', (pixels) => again(scalePicture(pixels, fitWithin(pixels, 120)), 70)],
  ['亮两成', async (pixels) => brighten(pixels, 1.2)],
  ['暗两成', async (pixels) => brighten(pixels, 0.8)],
  ['四周裁掉百分之二', async (pixels) => crop(pixels, 0.02)],
  ['又缩又裁又亮又压', (pixels) => again(brighten(crop(scalePicture(pixels, fitWithin(pixels, 210)), 0.02), 1.1), 60)],
];

test.each(CHANGES)('同一张照片，%s：二十张里认得出十九张以上', async (_name, change) => {
  let found = 0;
  for (const scene of SCENES.slice(0, 20)) if (isAlike(must(scene), must(await change(scene)))) found += 1;
  expect(found).toBeGreaterThanOrEqual(19);
});

test('六十张各不相同的照片、四十页各不相同的扫描件，没有两张被认成一张', () => {
  const scenes = SCENES.map(must);
  const pages = Array.from({ length: 40 }, (_, i) => must(drawPage(i + 1)));
  expect(pages.every(({ isPage }) => isPage)).toBe(true);
  expect(scenes.filter(({ isPage }) => isPage).length).toBeLessThan(4);
  for (const all of [scenes, pages]) expect(pairs(all).filter(([a, b]) => isAlike(a, b))).toEqual([]);
});

test('同一页扫描件缩小再压缩，还认得出', async () => {
  for (let seed = 1; seed <= 10; seed += 1) expect([seed, isAlike(must(drawPage(seed)), must(await again(scalePicture(drawPage(seed), { width: 210, height: 280 }), 70)))]).toEqual([seed, true]);
});

test('一片空白的认不出是哪张，也就不与任何一张相同', () => {
  for (const grey of [0, 40, 128, 250]) expect(printPicture(drawNothing(grey, grey))).toBeUndefined();
});

test('差七位以内的，四段里总有一段最多差一位', () => {
  const bits = must(drawScene(3)).bits;
  for (let seed = 0; seed < 400; seed += 1) {
    const flipped = new Set(Array.from({ length: 7 }, (_, i) => (seed * 31 + i * i * 17 + i * seed) % 64));
    const other = [...bits].map((bit, i) => (flipped.has(i) ? (bit === '1' ? '0' : '1') : bit)).join('');
    const differs = bandsOf(bits).map((band, i) => [...(band ^ bandsOf(other)[i]!).toString(2)].filter((bit) => bit === '1').length);
    expect(Math.min(...differs)).toBeLessThanOrEqual(1);
  }
});

test('先看文件头有多少像素，再决定拆不拆', async () => {
  const scene = drawScene(5, 123, 77);
  for (const [kind, bytes] of [['jpeg', await toJpeg(scene)], ['png', await toPng(scene)], ['webp', await toWebp(scene)]] as const) {
    expect(measurePicture(kind, bytes)).toEqual({ width: 123, height: 77 });
    for (let cut = 0; cut < Math.min(60, bytes.length); cut += 7) expect(() => measurePicture(kind, bytes.slice(0, cut))).not.toThrow();
  }
  expect(measurePicture('jpeg', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]))).toBeUndefined();
});

test('缩小时看不见的部分落在白底上，尺寸不超过原来', () => {
  const clear: Pixels = { width: 2, height: 1, data: Uint8Array.from([0, 0, 0, 0, 10, 20, 30, 255]) };
  expect([...scalePicture(clear, { width: 2, height: 1 }).data]).toEqual([255, 255, 255, 255, 10, 20, 30, 255]);
  expect([fitWithin({ width: 4000, height: 3000 }, 1600), fitWithin({ width: 40, height: 30 }, 1600), fitWithin({ width: 9000, height: 2 }, 240)]).toEqual([{ width: 1600, height: 1200 }, { width: 40, height: 30 }, { width: 240, height: 1 }]);
});
