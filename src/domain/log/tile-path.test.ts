import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTilePath, parseTilePath } from '#domain/log';

describe('tile paths (C2SP tlog-tiles)', () => {
  it.each([
    ['tile/0/000', { level: 0, index: 0n, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067n, width: 256 }],
    ['tile/0/273.p/112', { level: 0, index: 273n, width: 112 }],
    ['tile/1/x001/000.p/1', { level: 1, index: 1000n, width: 1 }],
    ['tile/entries/x123/456', { level: 'entries', index: 123_456n, width: 256 }],
  ] as const)('%s', (text, path) => {
    expect(formatTilePath(path)).toBe(text);
    expect(parseTilePath(text)).toEqual(path);
  });

  it.each([
    'tile/0/x000/001', 'tile/64/000', 'tile/00/000', 'tile/0/1', 'tile/0/000.p/256', 'tile/0/000.p/0', 'tile/0/000.p/01', 'tile/0/001/002', '/tile/0/000',
    'tile/0/000/', 'tile/0/000\n', 'tile/0/../000', 'tile/-1/000', 'tile/Entries/000', 'tile/0/x009/x223/x372/x036/x854/x775/808', '',
  ])('refuses %j', (text) => {
    expect(parseTilePath(text)).toBeUndefined();
  });

  it('reads what it writes', () => {
    const level = fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const));
    fc.assert(
      fc.property(level, fc.bigInt(0n, (1n << 63n) - 1n), fc.integer({ min: 1, max: 256 }), (l, index, width) => {
        expect(parseTilePath(formatTilePath({ level: l, index, width }))).toEqual({ level: l, index, width });
      }),
    );
  });
});
