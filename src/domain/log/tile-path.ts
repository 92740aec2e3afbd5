import { TILE_WIDTH } from './tile.ts';

/** A path under a log's prefix: a tile of hashes at a level, or a bundle of entries; `width` 256 is the full one. */
export interface TilePath {
  readonly level: number | 'entries';
  readonly index: bigint;
  readonly width: number;
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** `tile/<L>/<N>[.p/<W>]`, N in groups of three digits, all but the last with an x: C2SP tlog-tiles. */
export function formatTilePath({ level, index, width }: TilePath): string {
  const digits = index.toString();
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Untrusted text; undefined unless it is exactly what `formatTilePath` writes, level at most 63, width 1 to 255, index below 2^63. */
export function parseTilePath(path: string): TilePath | undefined {
  const match = path.length <= 64 ? PATH.exec(path) : null;
  if (!match) return undefined;
  const level = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const index = BigInt(`${(match[2] ?? '').replace(/[x/]/g, '')}${match[3]}`);
  const width = match[4] === undefined ? TILE_WIDTH : Number(match[4]);
  const parsed: TilePath = { level, index, width };
  if ((level !== 'entries' && level > 63) || (match[4] !== undefined && width >= TILE_WIDTH) || index >= 1n << 63n) return undefined;
  return formatTilePath(parsed) === path ? parsed : undefined;
}
