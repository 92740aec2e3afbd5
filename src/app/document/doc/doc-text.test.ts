import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxText } from '../docx/docx-text.ts';
import { docText } from './doc-text.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../../../test/fixtures/${name}`, import.meta.url));

describe('a Word 97 file', () => {
  it('prints every mark that Word counts, and nothing that it hides', () => {
    expect(docText(fixture('marks.doc')).split('\n').filter((line) => line !== '')).toEqual([
      '青禾县教育局文件', '青禾县教育局关于食堂管理的通知', '一、目标', '让学生吃得好。', '（一）采购', '1. 比价。三家报价。', '2. 验收。两人在场。', '（1）留样', '①两天', '②三天', '（二）公示', '1. 菜谱。每周。', '3. 账目。每月。', '二、措施',
      'A.甲', 'B.乙', 'B-i)子', 'C.丙', '每月一次。', '上半行', '下半行', '左　右', '网址见上。', '1\t食堂\t采购 验收', '2\t\t留样', '合计\t两项\t完', '表后。', '第一页', '第二页', '节尾', '三、附则',
    ]);
  });

  it.each(['marks', 'official'])('%s.doc reads as %s.docx does', (name) => {
    expect(docText(fixture(`${name}.doc`))).toBe(docxText(fixture(`${name}.docx`)));
  });

  it('cut off or with bytes changed it is read or thrown out, always soon', () => {
    const whole = fixture('marks.doc');
    const spoilt = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 });
    fc.assert(fc.property(spoilt, fc.nat(whole.length), (changes, length) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      try {
        expect(typeof docText(bytes.subarray(0, length))).toBe('string');
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }), { numRuns: 400 });
  });
});
