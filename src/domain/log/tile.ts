import type { TreeNode } from './range.ts';

/** 256 hashes stand in a full tile: C2SP tlog-tiles, height 8. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

/** Which tile, and how many of its hashes: `width` 256 is the full tile, 1 to 255 a partial one. */
export interface TileAddress {
  readonly level: number;
  readonly index: bigint;
  readonly width: number;
}

/** A tile with its hashes one after another, 32 × width bytes. */
export interface Tile extends TileAddress {
  readonly bytes: Uint8Array;
}

/** Reads at least the first `width` hashes of a tile (a longer one serves as well); undefined where it is not stored. */
export type ReadTile = (address: TileAddress) => Promise<Uint8Array | undefined>;

const atLevel = (size: bigint, level: number): bigint => size >> BigInt(TILE_HEIGHT * level);

/** How wide the tile is in a tree of `size` leaves; 0 where the tree has no such tile. */
export function tileWidth(level: number, index: bigint, size: bigint): number {
  const left = atLevel(size, level) - index * BigInt(TILE_WIDTH);
  if (left <= 0n) return 0;
  return left < TILE_WIDTH ? Number(left) : TILE_WIDTH;
}

/** The partial tiles of a tree of `size` leaves, lowest level first: all that appending needs. */
export function edgeTiles(size: bigint): TileAddress[] {
  const edge: TileAddress[] = [];
  for (let level = 0; atLevel(size, level) > 0n; level++) {
    const index = atLevel(size, level + 1);
    const width = tileWidth(level, index, size);
    if (width > 0) edge.push({ level, index, width });
  }
  return edge;
}

/** Where the hashes under a perfect subtree stand: `count` of them from `offset` on in one tile. */
export function placeOf(node: TreeNode): { readonly level: number; readonly index: bigint; readonly offset: number; readonly count: number } {
  const level = Math.floor(node.level / TILE_HEIGHT);
  const height = node.level % TILE_HEIGHT;
  const first = node.index << BigInt(height);
  return { level, index: first >> BigInt(TILE_HEIGHT), offset: Number(first & BigInt(TILE_WIDTH - 1)), count: 1 << height };
}
