import { fromUtf8, toHex, utf8 } from '#base/bytes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { phoneJpeg, textPng, webp } from '../../../test/pictures.ts';
import { stripPlace } from './strip-place.ts';

const PLACE = '北纬31.2304东经121.4737';
const seen = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');
const place = Buffer.from(PLACE).toString('latin1');

test('照片：地点、时间、设备、备注、藏在末尾的第二张图都去掉，方向和色彩留下', () => {
  const out = stripPlace('jpeg', phoneJpeg(PLACE));
  expect(seen(out)).not.toContain(place);
  for (const words of ['JFIF', 'ICC_PROFILE', 'table', 'pixels', 'more']) expect(seen(out)).toContain(words);
  for (const words of ['xap', 'Photoshop', 'MPF', 'trailer']) expect(seen(out)).not.toContain(words);
  expect(toHex(out?.slice(2, 12) ?? new Uint8Array())).toBe('ffe10022457869660000');
  expect(out?.[31]).toBe(6);
  expect(out?.slice(-2)).toEqual(Uint8Array.from([0xff, 0xd9]));
  expect(stripPlace('jpeg', out ?? new Uint8Array())).toEqual(out);
});

test('PNG 和 WebP 也一样，标志位跟着改', () => {
  const png = stripPlace('png', textPng(PLACE));
  expect(seen(png)).not.toContain(place);
  for (const words of ['IHDR', 'IDAT', 'pixels', 'IEND']) expect(seen(png)).toContain(words);
  const pictured = stripPlace('webp', webp(PLACE)) ?? new Uint8Array();
  expect(seen(pictured)).not.toContain(place);
  expect(seen(pictured)).not.toContain('EXIF');
  expect(pictured[20]).toBe(0x20);
  expect(new DataView(pictured.buffer).getUint32(4, true)).toBe(pictured.length - 8);
  expect(fromUtf8(pictured.slice(pictured.length - 8, pictured.length - 1))).toBe('pixels!');
});

test('断了的图一张也不放过去，乱来的字节不出错', () => {
  for (const [kind, whole] of [['jpeg', phoneJpeg('')], ['png', textPng('')], ['webp', webp('')]] as const) {
    const end = stripPlace(kind, whole);
    expect(end).toBeDefined();
    for (const cut of [1, 3, 12, 20, 40]) expect([kind, cut, stripPlace(kind, whole.slice(0, cut))]).toEqual([kind, cut, undefined]);
  }
  fc.assert(fc.property(fc.constantFrom('jpeg', 'png', 'webp'), fc.constantFrom(phoneJpeg(''), textPng(''), webp('')), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 12 }), (kind, base, changes) => {
    const bytes = base.slice();
    for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
    const out = stripPlace(kind, bytes);
    return out === undefined || out.length <= bytes.length + 36;
  }));
  expect(stripPlace('jpeg', utf8('not a picture'))).toBeUndefined();
});
