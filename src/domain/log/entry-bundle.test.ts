import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatEntryBundle, parseEntryBundle } from '#domain/log';

describe('entry bundles (C2SP tlog-tiles)', () => {
  it('put a big-endian length before each entry', () => {
    expect(formatEntryBundle([Uint8Array.of(7, 8), new Uint8Array(), new Uint8Array(258)])).toEqual(Uint8Array.from([0, 2, 7, 8, 0, 0, 1, 2, ...new Uint8Array(258)]));
    expect(formatEntryBundle([])).toEqual(new Uint8Array());
  });

  it('are read as they were written, and not where the last byte is missing', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (entries) => {
      const bundle = formatEntryBundle(entries);
      expect(parseEntryBundle(bundle)).toEqual(entries);
      if (bundle.length > 0) expect(parseEntryBundle(bundle.slice(0, -1))).toBeUndefined();
    }));
  });

  it('are refused where a length does not fit, and hold no entry over 65,535 bytes', () => {
    expect(parseEntryBundle(Uint8Array.of(0))).toBeUndefined();
    expect(parseEntryBundle(Uint8Array.of(0, 1, 5, 0, 2, 5))).toBeUndefined();
    expect(parseEntryBundle(formatEntryBundle([new Uint8Array(65_535)]))).toHaveLength(1);
    expect(() => formatEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });
});
