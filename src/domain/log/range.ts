/** The leaves from (inclusive) to `to` (exclusive) that one hash of a proof stands for. */
export interface LeafRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** A perfect subtree: the 2^level leaves that begin at index × 2^level. */
export interface TreeNode {
  readonly level: number;
  readonly index: bigint;
}

const bitLength = (n: bigint): number => n.toString(2).length;

/** The largest power of two that is smaller than n; n is at least 2. */
const splitOf = (n: bigint): bigint => 1n << BigInt(bitLength(n - 1n) - 1);

/** The perfect subtrees that make up a range of RFC 6962, from the largest to the smallest; none for an empty range. */
export function perfectNodes({ from, to }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = from; at < to; ) {
    const level = bitLength(to - at) - 1;
    nodes.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return nodes;
}

/** The ranges whose hashes are the audit path of a leaf, from the leaf up: RFC 6962 section 2.1.1. Throws a RangeError outside the tree. */
export function inclusionRanges(index: bigint, size: bigint): LeafRange[] {
  if (index < 0n || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: LeafRange[] = [];
  let [from, to] = [0n, size];
  while (to - from > 1n) {
    const split = from + splitOf(to - from);
    path.push(index < split ? { from: split, to } : { from, to: split });
    if (index < split) to = split;
    else from = split;
  }
  return path.reverse();
}

/** The ranges whose hashes prove that the tree of `size` extends the tree of `earlier`: RFC 6962 section 2.1.2. Throws a RangeError unless 0 < earlier ≤ size. */
export function consistencyRanges(earlier: bigint, size: bigint): LeafRange[] {
  if (earlier <= 0n || earlier > size) throw new RangeError(`no proof from a tree of ${earlier} to a tree of ${size}`);
  const path: LeafRange[] = [];
  let [from, to] = [0n, size];
  while (to !== earlier) {
    const split = from + splitOf(to - from);
    path.push(earlier <= split ? { from: split, to } : { from, to: split });
    if (earlier <= split) to = split;
    else from = split;
  }
  // The whole earlier tree is its own root, which the verifier holds already.
  if (from > 0n) path.push({ from, to });
  return path.reverse();
}
