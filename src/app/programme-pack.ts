import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type UnitKind, UNIT_KINDS } from '#model/actor';
import { PERIODS } from '#model/cycle';
import type { LibraryObligation } from '#model/obligation';
import { ORIGINS, type OriginKind } from '#model/origin';

/** Which record answers an obligation that makes no duty of its own, and why. */
export interface AnsweredElsewhere {
  readonly obligation: string;
  readonly by: readonly string[];
  readonly reason: string;
}

/** A programme pack: the obligations of one plan in our own words, the ledgers that it turns on and what answers what. */
export interface ProgrammePack {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly ledgers: readonly string[];
  /** Obligations of strength M that make no duty, because another record holds their evidence. */
  readonly answeredElsewhere: readonly AnsweredElsewhere[];
  /** Obligations addressed to fewer kinds of unit than their actor names. */
  readonly narrowed: readonly AnsweredElsewhere[];
  readonly obligations: readonly LibraryObligation[];
}

/** Reads a file as text; throws where it is missing. */
export type ReadFile = (path: URL) => string;

const PACKS = new URL('../../programmes/', import.meta.url);
const ADDRESS = /^(?:0|[GP]\d+|S\d+|\d+\.\d+)#[1-9]\d*$/;
const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): [K, ...K[]] => Object.keys(record) as [K, ...K[]];
const words = z.string().min(1);

const origin = z.strictObject({ kind: z.enum(keysOf<OriginKind>(ORIGINS)), basis: words });
const due = z.union([
  z.strictObject({ anchor: z.enum(['start', 'end']), span: z.strictObject({ value: z.int(), unit: z.enum(['day', 'workday', 'month', 'year']) }) }),
  z.strictObject({ anchor: z.literal('date'), month: z.int().min(1).max(12), day: z.int().min(0).max(31), year: z.int().min(2000).max(2099).exactOptional() }),
]);
const cycle = z.union([
  z.strictObject({ per: z.enum([...keysOf(PERIODS), 'once']), due, origin }),
  z.strictObject({ per: z.enum(['event', 'continuous', 'festival']), origin }),
]);
const parameter = z.strictObject({ id: words.regex(/^[a-z0-9-]+$/), name: words, value: z.int(), scale: z.int().min(0), unit: words, origin });
const obligation = z.strictObject({
  id: words,
  sentences: z.array(z.string().regex(ADDRESS)).min(1),
  strength: z.enum(['M', 'P', 'X', 'E']),
  actor: words,
  addressees: z.array(z.enum(keysOf<UnitKind>(UNIT_KINDS))).min(1),
  action: words,
  cycles: z.array(cycle).min(1),
  evidence: words,
  indicator: words,
  ledger: words.regex(/^[a-z0-9-]+$/),
  visibility: z.enum(['public', 'tenant', 'office', 'unit', 'aggregate']),
  parameters: z.array(parameter),
  duty: z.boolean().exactOptional(),
  sentenceHashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  cues: z.array(z.array(words).min(1)).min(1),
});
const elsewhere = z.array(z.strictObject({ obligation: words, by: z.array(words).min(1), reason: words }));
const pack = z.strictObject({ id: words, name: words, version: z.int().min(1), ledgers: z.array(words), answeredElsewhere: elsewhere, narrowed: elsewhere });

const fail = (file: string, what: string): never => {
  throw new Error(`方案包文件 ${file} 有误：${what}`);
};

function parse<T>(schema: z.ZodType<T>, value: unknown, file: string, name: string): T {
  const result = schema.safeParse(value);
  return result.success ? result.data : fail(file, `${name}：${result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('；')}`);
}

function readJson(file: string, read: ReadFile): unknown {
  try {
    return JSON.parse(read(new URL(file, PACKS)));
  } catch (cause) {
    throw new Error(`方案包文件 ${file} 读不出来`, { cause });
  }
}

const nameOf = (entry: unknown, at: number): string =>
  typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : `第 ${at + 1} 条`;

/**
 * The pack `programmes/<id>/`, checked to the last key. Throws an Error in Chinese that names the file and the obligation: unknown keys, an id used twice,
 * an unknown ledger, not one hash per sentence, an M obligation without duty that nothing answers.
 */
export function loadProgrammePack(id: string, read: ReadFile = (path) => readFileSync(path, 'utf8')): ProgrammePack {
  if (!/^[a-z0-9-]+$/.test(id)) fail(id, '方案包名只能是小写字母、数字和连字符');
  const [packFile, file] = [`${id}/pack.json`, `${id}/obligations.json`];
  const head = parse(pack, readJson(packFile, read), packFile, id);
  const list = parse(z.array(z.unknown()), readJson(file, read), file, '全部');
  const obligations: readonly LibraryObligation[] = list.map((entry, at) => parse(obligation, entry, file, nameOf(entry, at)));
  const known = new Set<string>();
  const figures = new Set<string>();
  for (const entry of obligations) {
    if (known.has(entry.id)) fail(file, `${entry.id} 出现两次`);
    known.add(entry.id);
    if (entry.sentenceHashes.length !== entry.sentences.length) fail(file, `${entry.id} 的句子与指纹数目不同`);
    if (!head.ledgers.includes(entry.ledger)) fail(file, `${entry.id} 的台账 ${entry.ledger} 未在 pack.json 列出`);
    for (const { id: figure } of entry.parameters) {
      if (figures.has(figure)) fail(file, `${entry.id} 的参数 ${figure} 出现两次`);
      figures.add(figure);
    }
  }
  const notes = [...head.answeredElsewhere, ...head.narrowed];
  for (const note of notes) for (const named of [note.obligation, ...note.by]) if (!known.has(named)) fail(packFile, `没有义务 ${named}`);
  for (const { id: own, strength, duty } of obligations)
    if (strength === 'M' && duty === false && !head.answeredElsewhere.some((note) => note.obligation === own)) fail(packFile, `${own} 不单列任务，却未说明由哪项记录回答`);
  return { ...head, obligations };
}
