import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionalData } from '../../../test/optional-data.ts';
import { normaliseSentence } from './hash-sentence.ts';
import type { Outline } from './outline.ts';
import { readPlan } from './read-plan.ts';

const DOCUMENTS = ['01-sifeng-zhuanxiang', '02-hanjia-weigui-buke', '05-bage-yanjin-ducha', '09-hangfeng-2010', '11-xianguan-xiaopin-2025', '15-xuexiao-zhangcheng', '17-gaozhong-zhaosheng-2018', '20-guoban-2022-17'];
const FIELDS = ['title', 'noticeTitle', 'issuer', 'docNumber', 'date', 'printedBy', 'printedDate', 'addressees', 'scheme', 'attachments'] as const;

const read = (path: string): string | undefined => {
  const url = optionalData(path);
  return url && readFileSync(url, 'utf8');
};

function expectOutline(found: Outline, text: string): void {
  const expected = JSON.parse(text) as Outline;
  for (const field of FIELDS) if (expected[field] !== undefined) expect(found[field], field).toEqual(expected[field]);
  expect(found.headings).toEqual(expected.headings.map(({ level, depth, label, text: words, kind, line }) => ({ level, depth, label, text: words, kind, line })));
  expect(found.items).toEqual(expected.items);
}

describe('real documents', () => {
  for (const name of DOCUMENTS) {
    const [text, expected] = [read(`plans/${name}.txt`), read(`plans/${name}.expected.json`)];
    it.skipIf(text === undefined || expected === undefined)(`${name} gives its hand-checked outline (skipped where the document is absent)`, () => {
      expectOutline(readPlan(text ?? '').outline, expected ?? '');
    });
  }

  const [plan, outline, sentences] = [read('mission/plan.txt'), read('mission/outline.json'), read('mission/sentences.tsv')];
  it.skipIf(plan === undefined || outline === undefined)('the bureau\'s plan gives its hand-checked outline (skipped where it is absent)', () => {
    expectOutline(readPlan(plan ?? '').outline, outline ?? '');
  });

  it.skipIf(plan === undefined || sentences === undefined)('the bureau\'s plan is cut into its known sentences, but for a lone full stop (skipped where it is absent)', () => {
    const expected = (sentences ?? '').trimEnd().split('\n').slice(1).map((row) => row.split('\t'));
    const found = readPlan(plan ?? '').sentences.map(({ id, text }) => [id, normaliseSentence(text)]);
    expect(found).toEqual(expected.filter(([, text]) => text !== '。').map(([id, text = '']) => [id, normaliseSentence(text)]));
  });
});

describe('any text', () => {
  const piece = fc.constantFrom('一、', '（二）', '1.', '2．', '（3）', '第四条', '第一章 ', '附件：', '附件2', '2031年5月6日', '某县教育局', '关于印发《甲方案》的通知', '各校：', '认真落实。', '抓好；', '“引', '（括', '\t', '\n', '\n\n\n', '　', '抄送：某办', '× ', '二〇三一年', '某教〔2031〕1号');
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 60 }).map((parts) => parts.join(''));
  const words = (value: string): string => normaliseSentence(value.replace(/[\u0000\u200b\u2060\ufeff]/g, '')).replace(/[^\p{L}\p{N}]/gu, '');

  it('is read without a fault, every sentence under an address of its own, lines in order', () => {
    fc.assert(fc.property(text, (value) => {
      const { sentences } = readPlan(value);
      expect(new Set(sentences.map(({ id }) => id)).size).toBe(sentences.length);
      const lines = sentences.map(({ line }) => line);
      expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    }), { numRuns: 400 });
  });

  it('stands in its sentences word by word', () => {
    const plain = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(fc.property(plain, (value) => {
      expect(words(readPlan(value).sentences.map((sentence) => sentence.text).join(''))).toBe(words(value));
    }), { numRuns: 400 });
  });

  it('gives the same addresses with a byte order mark, CRLF and indents', () => {
    fc.assert(fc.property(text, (value) => {
      const plain = value.replace(/[\r\f\v\u2028\u2029]/g, '');
      fc.pre(!/[ 　\t]/.test(plain));
      const dressed = `\ufeff${plain.split('\n').map((line) => `　　${line}`).join('\r\n')}`;
      expect(readPlan(dressed)).toEqual(readPlan(plain));
    }));
  });
});
