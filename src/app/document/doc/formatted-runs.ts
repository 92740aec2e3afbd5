import { readSprms, SPRM, type Sprm } from './sprm.ts';
import { readPlc, type WordFile } from './word-file.ts';

const PAGE = 512;

/** What applies to the bytes from `from` up to `to` of the document stream: a style (paragraphs only) and properties. */
export interface FormattedRun {
  readonly from: number;
  readonly to: number;
  readonly style: number;
  readonly sprms: readonly Sprm[];
}

const NOTHING: FormattedRun = { from: 0, to: 0, style: 0, sprms: [] };

function paragraphRun(page: Buffer, at: number, file: WordFile): Pick<FormattedRun, 'style' | 'sprms'> {
  const count = page[at] ?? 0;
  const [from, length] = count === 0 ? [at + 2, 2 * (page[at + 1] ?? 0)] : [at + 1, 2 * count - 1];
  const bytes = page.subarray(from, from + length);
  if (bytes.length < 2) return NOTHING;
  const sprms = readSprms(bytes.subarray(2)).flatMap((sprm) => {
    if (sprm.code !== SPRM.hugeInData && sprm.code !== SPRM.hugeInDataToo) return [sprm];
    const place = sprm.operand.readUInt32LE(0); // too many for the page: they lie in the data stream
    return place + 2 > file.data.length ? [] : readSprms(file.data.subarray(place + 2, place + 2 + file.data.readUInt16LE(place)));
  });
  return { style: bytes.readUInt16LE(0), sprms };
}

/** Reads the formatting pages of paragraphs or of runs (MS-DOC 2.9.33, 2.9.177) and answers what applies at an offset of the document stream. */
export function readFormatting(file: WordFile, kind: 'paragraphs' | 'runs'): (offset: number) => FormattedRun {
  const runs: FormattedRun[] = [];
  for (const entry of readPlc(file.tableOf(kind), 4).entries) {
    const start = (entry.readUInt32LE(0) & 0x3fffff) * PAGE;
    const page = file.document.subarray(start, start + PAGE);
    if (page.length < PAGE) continue;
    const count = page[PAGE - 1] ?? 0;
    const width = kind === 'paragraphs' ? 13 : 1;
    if (4 * (count + 1) + width * count > PAGE) continue;
    for (let i = 0; i < count; i += 1) {
      const at = 2 * (page[4 * (count + 1) + width * i] ?? 0);
      const own = at === 0 ? NOTHING : kind === 'paragraphs' ? paragraphRun(page, at, file) : { style: 0, sprms: readSprms(page.subarray(at + 1, at + 1 + (page[at] ?? 0))) };
      runs.push({ from: page.readUInt32LE(4 * i), to: page.readUInt32LE(4 * (i + 1)), style: own.style, sprms: own.sprms });
    }
  }
  runs.sort((a, b) => a.from - b.from);
  return (offset) => {
    let [low, high] = [0, runs.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = runs[middle] ?? NOTHING;
      if (offset < run.from) high = middle - 1;
      else if (offset >= run.to) low = middle + 1;
      else return run;
    }
    return NOTHING;
  };
}
