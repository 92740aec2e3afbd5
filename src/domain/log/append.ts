import { concat } from '#base/bytes';
import type { Sha256 } from '#base/bytes';
import { foldRight, HASH_BYTES, nodeHash, treeRoot } from './hash.ts';
import { perfectNodes } from './range.ts';
import { edgeTiles, placeOf, TILE_HEIGHT, TILE_WIDTH } from './tile.ts';
import type { ReadTile, Tile } from './tile.ts';

/** All of a tree that appending needs: its size, its partial tiles by level (empty where a level ends on a full tile), its perfect subtrees from left to right. */
export interface TreeEdge {
  readonly size: bigint;
  readonly partial: readonly Uint8Array[];
  readonly frontier: readonly Uint8Array[];
}

export const emptyEdge: TreeEdge = { size: 0n, partial: [], frontier: [] };

/** The edge of a stored tree of `size` leaves. Throws where a tile of the edge is missing or too short. */
export async function loadEdge(sha256: Sha256, size: bigint, readTile: ReadTile): Promise<TreeEdge> {
  const partial: Uint8Array[] = [];
  for (const address of edgeTiles(size)) {
    const bytes = await readTile(address);
    if (bytes === undefined || bytes.length < address.width * HASH_BYTES) throw new Error(`tile ${address.level}/${address.index} lacks ${address.width} hashes`);
    while (partial.length < address.level) partial.push(new Uint8Array());
    partial.push(bytes.slice(0, address.width * HASH_BYTES));
  }
  const frontier = perfectNodes({ from: 0n, to: size }).map((node) => {
    const { level, offset, count } = placeOf(node);
    const hashes = Array.from({ length: count }, (_, i) => hashAt(partial[level] ?? new Uint8Array(), offset + i));
    return treeRoot(sha256, hashes);
  });
  return { size, partial, frontier };
}

/** The i-th hash of a tile. Throws a RangeError where the tile has fewer. */
export function hashAt(tile: Uint8Array, i: number): Uint8Array {
  if ((i + 1) * HASH_BYTES > tile.length) throw new RangeError(`tile has no hash ${i}`);
  return tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
}

/** The root of the tree that ends at this edge. */
export const edgeRoot = (sha256: Sha256, edge: TreeEdge): Uint8Array => foldRight(sha256, edge.frontier);

/**
 * Appends leaf hashes in order: the new edge, its root, and every tile that changed, full ones and the partial ones at the end, each whole.
 * About two hashes a leaf. Throws a RangeError on a leaf hash that is not 32 bytes.
 */
export function appendLeaves(sha256: Sha256, edge: TreeEdge, leafHashes: readonly Uint8Array[]): { readonly edge: TreeEdge; readonly root: Uint8Array; readonly tiles: readonly Tile[] } {
  let size = edge.size;
  const frontier = [...edge.frontier];
  const partial: Uint8Array[][] = edge.partial.map((bytes) => (bytes.length > 0 ? [bytes] : []));
  const width = edge.partial.map((bytes) => bytes.length / HASH_BYTES);
  const changed = new Set<number>();
  const tiles: Tile[] = [];
  const put = (level: number, hash: Uint8Array): void => {
    (partial[level] ??= []).push(hash);
    width[level] = (width[level] ?? 0) + 1;
    changed.add(level);
    if (width[level] < TILE_WIDTH) return;
    // The tile's last leaf is the one being appended, so `size` still lies inside the tile.
    tiles.push({ level, index: size >> BigInt(TILE_HEIGHT * (level + 1)), width: TILE_WIDTH, bytes: concat(...(partial[level] ?? [])) });
    partial[level] = [];
    width[level] = 0;
    changed.delete(level);
  };
  for (const leaf of leafHashes) {
    if (leaf.length !== HASH_BYTES) throw new RangeError('a leaf hash has 32 bytes');
    let hash = leaf;
    put(0, hash);
    let height = 0;
    for (let rest = size; (rest & 1n) === 1n; rest >>= 1n) {
      hash = nodeHash(sha256, frontier.pop() as Uint8Array, hash);
      height++;
      if (height % TILE_HEIGHT === 0) put(height / TILE_HEIGHT, hash);
    }
    frontier.push(hash);
    size++;
  }
  const bytes = partial.map((hashes) => concat(...hashes));
  for (const level of [...changed].sort((a, b) => a - b)) {
    tiles.push({ level, index: size >> BigInt(TILE_HEIGHT * (level + 1)), width: width[level] ?? 0, bytes: bytes[level] ?? new Uint8Array() });
  }
  const next: TreeEdge = { size, partial: bytes, frontier };
  return { edge: next, root: edgeRoot(sha256, next), tiles };
}
