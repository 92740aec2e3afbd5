/** One property of a paragraph or run: its code and its operand (MS-DOC 2.2.5, 2.6). */
export interface Sprm {
  readonly code: number;
  readonly operand: Buffer;
}

export const SPRM = {
  style: 0x4600, level: 0x260a, list: 0x460b, inTable: 0x2416, rowEnd: 0x2417, innerCell: 0x244b, innerRowEnd: 0x244c, hugeInData: 0x6646, hugeInDataToo: 0x646b,
  deleted: 0x0800, hidden: 0x083c, special: 0x0855, symbol: 0x6a09,
} as const;

const DEFINE_TABLE = 0xd608;
const CHANGE_TABS = 0xc615;
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3 };

function operandBytes(code: number, bytes: Buffer, at: number): number {
  const fixed = SIZES[code >> 13];
  if (fixed !== undefined) return fixed;
  if (code === DEFINE_TABLE) return at + 2 <= bytes.length ? bytes.readUInt16LE(at) + 1 : 0;
  const count = bytes[at] ?? 0;
  if (code !== CHANGE_TABS || count !== 255) return count + 1;
  const taken = bytes[at + 1] ?? 0;
  return 3 + 4 * taken + 3 * (bytes[at + 2 + 4 * taken] ?? 0);
}

/** The properties in a list of them, in order; ends where the list is torn. */
export function readSprms(bytes: Buffer): readonly Sprm[] {
  const found: Sprm[] = [];
  for (let at = 0; at + 3 <= bytes.length; ) {
    const code = bytes.readUInt16LE(at);
    const size = operandBytes(code, bytes, at + 2);
    if (at + 2 + size > bytes.length) break;
    found.push({ code, operand: bytes.subarray(at + 2, at + 2 + size) });
    at += 2 + size;
  }
  return found;
}

/** Whether a switch is on; 128 and 129 stand for 'as the style', which has it off. */
export const isOn = (sprms: readonly Sprm[], code: number): boolean => sprms.findLast((sprm) => sprm.code === code)?.operand[0] === 1;
