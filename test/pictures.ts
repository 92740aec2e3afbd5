import { concat, utf8 } from '#base/bytes';

const u16 = (n: number): number[] => [n >> 8, n & 0xff];
const u32 = (n: number): number[] => [n >>> 24, (n >> 16) & 0xff, (n >> 8) & 0xff, n & 0xff];
const segment = (marker: number, body: Uint8Array): Uint8Array => concat(Uint8Array.from([0xff, marker, ...u16(body.length + 2)]), body);

/** An Exif body with orientation 6, a GPS directory, and a text that stands for the place. */
export const exifBody = (place: string): Uint8Array =>
  concat(utf8('Exif\0\0'), Uint8Array.from([0x4d, 0x4d, 0, 0x2a, ...u32(8), ...u16(2), ...u16(0x0112), ...u16(3), ...u32(1), ...u16(6), 0, 0, ...u16(0x8825), ...u16(4), ...u32(1), ...u32(38), ...u32(0)]), utf8(place));

/** A JPEG's skeleton as a phone writes it: Exif with the place, XMP, a comment, a scan, and a second picture behind the end. `scan` stands for the picture. */
export const phoneJpeg = (place: string, scan = 'pixels'): Uint8Array =>
  concat(
    Uint8Array.from([0xff, 0xd8]), segment(0xe0, utf8('JFIF\0\x01\x01')), segment(0xe1, exifBody(place)), segment(0xe1, utf8(`http://ns.adobe.com/xap/1.0/\0<x>${place}</x>`)), segment(0xe2, utf8(`ICC_PROFILE\0colours`)),
    segment(0xe2, utf8('MPF\0second')), segment(0xed, utf8(`Photoshop 3.0\0${place}`)), segment(0xfe, utf8(place)), segment(0xdb, utf8('table')), segment(0xda, utf8('head')), utf8(scan), Uint8Array.from([0xff, 0x00, 0xff, 0xd3]), utf8('more'),
    Uint8Array.from([0xff, 0xd9]), utf8(`trailer ${place}`),
  );

const chunk = (kind: string, body: Uint8Array): Uint8Array => concat(Uint8Array.from(u32(body.length)), utf8(kind), body, Uint8Array.from([1, 2, 3, 4]));

/** A PNG's skeleton with a place in its text chunks. */
export const textPng = (place: string): Uint8Array =>
  concat(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', new Uint8Array(13)), chunk('eXIf', utf8(place)), chunk('iTXt', utf8(place)), chunk('IDAT', utf8('pixels')), chunk('IEND', new Uint8Array(0)), utf8(place));

const riff = (kind: string, body: Uint8Array): Uint8Array => concat(utf8(kind), Uint8Array.from(u32(body.length).reverse()), body, new Uint8Array(body.length % 2));

/** A WebP's skeleton with Exif and XMP. */
export function webp(place: string): Uint8Array {
  const body = concat(utf8('WEBP'), riff('VP8X', Uint8Array.from([0x2c, 0, 0, 0, 1, 0, 0, 1, 0, 0])), riff('ICCP', utf8('colours')), riff('VP8L', utf8('pixels!')), riff('EXIF', utf8(place)), riff('XMP ', utf8(place)));
  return concat(utf8('RIFF'), Uint8Array.from(u32(body.length).reverse()), body, utf8(place));
}
