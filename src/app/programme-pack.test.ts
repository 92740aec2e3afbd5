import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashSentence } from '#domain/plan';
import { isSchoolKind, SCHOOL_KINDS } from '#model/actor';
import { makesDuty } from '#model/obligation';
import { optionalData } from '../../test/optional-data.ts';
import { loadProgrammePack, type ReadFile } from './programme-pack.ts';

const pack = loadProgrammePack('qinglian');
const fromDisk: ReadFile = (path) => readFileSync(path, 'utf8');
const altered = (file: string, change: (text: string) => string): ReadFile => (path) => (path.pathname.endsWith(file) ? change(fromDisk(path)) : fromDisk(path));

describe('方案包 qinglian', () => {
  it('有 163 项义务，其中 13 项的周期由文件规定', () => {
    expect(pack.obligations).toHaveLength(163);
    expect(pack.obligations.filter(({ cycles }) => cycles.some(({ origin }) => origin.kind === 'document'))).toHaveLength(13);
  });

  it('一所学校一学期的应当任务不超过 55 件（每日食堂页另计）', () => {
    const times: Readonly<Record<string, number>> = { month: 5, quarter: 2 };
    for (const kind of SCHOOL_KINDS) {
      const duties = new Map<string, number>();
      for (const entry of pack.obligations)
        if (entry.addressees.includes(kind) && entry.strength === 'M' && makesDuty(entry))
          for (const cycle of entry.cycles) if ('due' in cycle && cycle.per !== 'day') duties.set(`${entry.ledger} ${cycle.per}`, times[cycle.per] ?? 1);
      const count = [...duties.values()].reduce((sum, each) => sum + each, 0);
      expect(count, kind).toBeLessThanOrEqual(55);
      expect(count, kind).toBeGreaterThan(30);
    }
  });

  it('不单列任务的应当义务，由另一项做任务的义务回答', () => {
    const byId = new Map(pack.obligations.map((entry) => [entry.id, entry]));
    for (const { obligation, by } of pack.answeredElsewhere) {
      expect(byId.get(obligation)?.duty, obligation).toBe(false);
      for (const other of by) expect(makesDuty(byId.get(other)!), `${obligation} ← ${other}`).toBe(true);
    }
  });

  it('数字都是带出处的参数', () => {
    const figures = new Map(pack.obligations.flatMap(({ parameters }) => parameters.map((each) => [each.id, each] as const)));
    expect(figures.get('headteacher-allowance')).toMatchObject({ value: 500, scale: 0, unit: 'yuan/month', origin: { kind: 'document', basis: '3.5#2' } });
    expect(figures.get('key-high-pay-multiple')).toMatchObject({ value: 25, scale: 1 });
    expect(figures.get('disclosure-days')?.origin.kind).toBe('statute');
  });

  it('只提到学校的义务，只发给学校', () => {
    for (const { id, actor, addressees } of pack.obligations) if (actor === '校') expect(addressees.every(isSchoolKind) || id === 'O-4.1-1', id).toBe(true);
  });

  const sentences = optionalData('mission/sentences.tsv');
  it.skipIf(!sentences)('每个指纹都是该地址句子的指纹（没有方案原文时跳过）', () => {
    const texts = new Map(readFileSync(sentences!, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t') as [string, string]));
    for (const { sentences: addresses, sentenceHashes } of pack.obligations)
      expect(sentenceHashes).toEqual(addresses.map((address) => hashSentence(texts.get(address)!, (bytes) => createHash('sha256').update(bytes).digest())));
  });

  it('错在哪个文件、哪项义务，说得出来', () => {
    const load = (read: ReadFile) => () => loadProgrammePack('qinglian', read);
    expect(load(altered('obligations.json', (text) => text.replace('"evidence"', '"evidense"')))).toThrow(/obligations\.json.*O-0-1.*evidense/);
    expect(load(altered('obligations.json', (text) => text.replace('"id": "O-G1-1"', '"id": "O-0-1"')))).toThrow(/O-0-1 出现两次/);
    expect(load(altered('obligations.json', (text) => text.replace('"ledger": "doc-receipt"', '"ledger": "doc-recept"')))).toThrow(/O-0-1.*doc-recept/);
    expect(load(altered('pack.json', (text) => text.replace('"O-S1-7"', '"O-S1-70"')))).toThrow(/pack\.json.*O-S1-70/);
    expect(() => loadProgrammePack('../secret')).toThrow(/方案包名/);
  });
});
