import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, utf8 } from '#base/bytes';
import { appendLeaves, edgeRoot, edgeTiles, emptyEdge, leafHash, loadEdge, readRoot, tileWidth, treeRoot } from '#domain/log';
import type { ReadTile, Tile, TileAddress } from '#domain/log';

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());
const leaves = Array.from({ length: 1400 }, (_, i) => leafHash(sha256, utf8(`leaf ${i}`)));
const key = ({ level, index }: TileAddress): string => `${level}/${index}`;

/** Appends in batches of these sizes, from the edge that is kept or from one loaded anew each time. */
async function grow(batches: readonly number[], isReloaded: boolean) {
  const store = new Map<string, Tile>();
  const readTile: ReadTile = async (address) => store.get(key(address))?.bytes;
  let edge = emptyEdge;
  let at = 0;
  for (const count of batches) {
    if (isReloaded) edge = await loadEdge(sha256, BigInt(at), readTile);
    const appended = appendLeaves(sha256, edge, leaves.slice(at, at + count));
    at += count;
    expect(appended.root).toEqual(treeRoot(sha256, leaves.slice(0, at)));
    for (const tile of appended.tiles) store.set(key(tile), tile);
    edge = appended.edge;
  }
  return { edge, store, readTile, size: at };
}

const batches = fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 40 }) }, { weight: 1, arbitrary: fc.integer({ min: 200, max: 300 }) }), { maxLength: 4 });

describe('appendLeaves', () => {
  it('gives the root of RFC 6962 after every batch, however the leaves are cut and whether or not the edge is loaded anew', async () => {
    await fc.assert(fc.asyncProperty(batches, fc.boolean(), async (sizes, isReloaded) => {
      const { edge, size } = await grow(sizes, isReloaded);
      expect(edge.size).toBe(BigInt(size));
      expect(edgeRoot(sha256, edge)).toEqual(treeRoot(sha256, leaves.slice(0, size)));
    }), { numRuns: 25 });
  });

  it('leaves exactly the tiles of the tree: hash i of level l is the root of its 256^l leaves', async () => {
    await fc.assert(fc.asyncProperty(batches, async (sizes) => {
      const { store, size } = await grow(sizes, false);
      const [full, wide] = [Math.floor(size / 256), Math.ceil(size / 256)];
      expect(store.size).toBe(wide + (full > 0 ? 1 : 0));
      for (let index = 0; index < wide; index++) {
        const own = leaves.slice(0, size).slice(index * 256, index * 256 + 256);
        expect(store.get(`0/${index}`)).toEqual({ level: 0, index: BigInt(index), width: own.length, bytes: concat(...own) });
      }
      const above = Array.from({ length: full }, (_, i) => treeRoot(sha256, leaves.slice(i * 256, i * 256 + 256)));
      if (full > 0) expect(store.get('1/0')).toEqual({ level: 1, index: 0n, width: full, bytes: concat(...above) });
    }), { numRuns: 25 });
  });

  it('writes no empty tile behind a full one', async () => {
    for (const sizes of [[256], [255, 1], [256, 256]]) {
      const { store, size } = await grow(sizes, false);
      expect([...store.keys()].sort()).toEqual([...Array.from({ length: size / 256 }, (_, i) => `0/${i}`), '1/0']);
    }
  });

  it('fills a tile of the second level with 65,536 leaves and begins the third', () => {
    const many = Array.from({ length: 65_537 }, (_, i) => leaves[i % 1400] as Uint8Array);
    const tiles = new Map(appendLeaves(sha256, emptyEdge, many).tiles.map((tile) => [key(tile), tile]));
    expect(tiles.size).toBe(257 + 1 + 1);
    expect(tiles.get('1/0')?.width).toBe(256);
    expect(tiles.get('2/0')).toEqual({ level: 2, index: 0n, width: 1, bytes: treeRoot(sha256, many.slice(0, 65_536)) });
  });

  it('never alters a hash that stands in a tile already', async () => {
    const before = await grow([300], false);
    const after = await grow([300, 500], false);
    for (const [name, { bytes }] of before.store) expect(after.store.get(name)?.bytes.slice(0, bytes.length)).toEqual(bytes);
  });

  it('changes nothing where there is nothing to append', () => {
    const { edge, tiles, root } = appendLeaves(sha256, emptyEdge, []);
    expect([edge.size, tiles, root]).toEqual([0n, [], sha256(new Uint8Array())]);
  });

  it('throws on a leaf hash that is not 32 bytes', () => {
    expect(() => appendLeaves(sha256, emptyEdge, [new Uint8Array(31)])).toThrow(RangeError);
  });
});

describe('stored tiles', () => {
  it('give the root of every earlier size', async () => {
    const { readTile } = await grow([1400], false);
    for (const size of [0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 1023, 1399, 1400]) {
      expect(await readRoot(sha256, readTile, BigInt(size))).toEqual(treeRoot(sha256, leaves.slice(0, size)));
    }
  });

  it('are refused as an edge where one is missing or too short', async () => {
    const { store } = await grow([300], false);
    await expect(loadEdge(sha256, 300n, async () => undefined)).rejects.toThrow('tile 0/1 lacks 44 hashes');
    await expect(loadEdge(sha256, 300n, async (address) => store.get(key(address))?.bytes.slice(32))).rejects.toThrow('lacks');
    await expect(readRoot(sha256, async () => undefined, 300n)).rejects.toThrow('is missing');
  });

  it('have the widths of C2SP tlog-tiles', () => {
    expect(edgeTiles(70_000n)).toEqual([{ level: 0, index: 273n, width: 112 }, { level: 1, index: 1n, width: 17 }, { level: 2, index: 0n, width: 1 }]);
    expect(edgeTiles(256n)).toEqual([{ level: 1, index: 0n, width: 1 }]);
    expect(edgeTiles(0n)).toEqual([]);
    expect([0n, 272n, 273n, 274n].map((index) => tileWidth(0, index, 70_000n))).toEqual([256, 256, 112, 0]);
  });
});
