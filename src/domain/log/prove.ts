import type { Sha256 } from '#base/bytes';
import { hashAt } from './append.ts';
import { foldRight, treeRoot } from './hash.ts';
import { consistencyRanges, inclusionRanges, perfectNodes } from './range.ts';
import type { LeafRange } from './range.ts';
import { placeOf, tileWidth } from './tile.ts';
import type { ReadTile } from './tile.ts';

/** The hash of each range, every tile read once, all of them at the same time. */
async function rangeHashes(sha256: Sha256, readTile: ReadTile, size: bigint, ranges: readonly LeafRange[]): Promise<Uint8Array[]> {
  const read = new Map<string, Promise<Uint8Array | undefined>>();
  const tileOf = (level: number, index: bigint): Promise<Uint8Array | undefined> => {
    const key = `${level}/${index}`;
    const known = read.get(key) ?? readTile({ level, index, width: tileWidth(level, index, size) });
    read.set(key, known);
    return known;
  };
  return Promise.all(
    ranges.map(async (range) => {
      const subtrees = await Promise.all(
        perfectNodes(range).map(async (node) => {
          const { level, index, offset, count } = placeOf(node);
          const tile = await tileOf(level, index);
          if (tile === undefined) throw new Error(`tile ${level}/${index} is missing`);
          return treeRoot(sha256, Array.from({ length: count }, (_, i) => hashAt(tile, offset + i)));
        }),
      );
      return foldRight(sha256, subtrees);
    }),
  );
}

/** The root of the first `size` leaves, from stored tiles. Throws where a tile is missing. */
export async function readRoot(sha256: Sha256, readTile: ReadTile, size: bigint): Promise<Uint8Array> {
  const [root] = await rangeHashes(sha256, readTile, size, [{ from: 0n, to: size }]);
  return root as Uint8Array;
}

/** The audit path of leaf `index` in the tree of `size`, from the leaf up: RFC 6962 section 2.1.1. Throws a RangeError outside the tree. */
export const proveInclusion = async (sha256: Sha256, readTile: ReadTile, index: bigint, size: bigint): Promise<Uint8Array[]> =>
  rangeHashes(sha256, readTile, size, inclusionRanges(index, size));

/** The proof that the tree of `size` extends the tree of `earlier`: RFC 6962 section 2.1.2. Throws a RangeError unless 0 < earlier ≤ size. */
export const proveConsistency = async (sha256: Sha256, readTile: ReadTile, earlier: bigint, size: bigint): Promise<Uint8Array[]> =>
  rangeHashes(sha256, readTile, size, consistencyRanges(earlier, size));
