import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';

const plan = (...texts: readonly string[]): { id: string; text: string }[] => texts.map((text, i) => ({ id: `1.1#${i + 1}`, text }));
const sentences = fc.array(fc.record({ id: fc.constantFrom('0#1', '1.1#1', '1.1#2', '2#1'), text: fc.string({ unit: fc.constantFrom(...'每学期报送总结计划，。；12 '), maxLength: 14 }) }), { maxLength: 25 });

describe('compareVersions', () => {
  it('a version against itself: all kept', () => {
    fc.assert(fc.property(sentences, (list) => {
      expect(compareVersions(list, list).map((step) => step.kind)).toEqual(list.map(() => 'kept'));
    }));
  });

  it('every sentence of both sides stands in exactly one step, the new ones in order', () => {
    fc.assert(fc.property(sentences, sentences, (olds, news) => {
      const steps = compareVersions(olds, news);
      const before = steps.flatMap((step) => ('old' in step ? [step.old] : []));
      const after = steps.flatMap((step) => ('new' in step ? [step.new] : []));
      expect(new Set(before)).toEqual(new Set(olds));
      expect(before).toHaveLength(olds.length);
      expect(after).toHaveLength(news.length);
      after.forEach((sentence, i) => expect(sentence).toBe(news[i]));
    }));
  });

  it('a sentence put in front moves all addresses and changes nothing else', () => {
    const olds = plan('每月走访一次联系校。', '每学期报送一次总结。', '食堂菜谱每周公示。');
    const news = plan('建立问题清单并逐条销号。', '每月走访一次联系校。', '每学期报送一次总结。', '食堂菜谱每周公示。');
    expect(compareVersions(olds, news).map((step) => step.kind)).toEqual(['new', 'kept', 'kept', 'kept']);
  });

  it('another number is a change, other words are new and gone, a move is kept', () => {
    const olds = plan('津贴每月不低于三百元。', '校车司机每年体检一次。', '图书馆周末开放半天。');
    const news = plan('图书馆周末开放半天。', '津贴每月不低于四百元。', '新建两所体育场馆。');
    const steps = compareVersions(olds, news);
    expect(steps.map((step) => step.kind).toSorted()).toEqual(['changed', 'gone', 'kept', 'new']);
    const change = steps.find((step) => step.kind === 'changed');
    expect(change?.kind === 'changed' && [change.old.text, change.new.text]).toEqual(['津贴每月不低于三百元。', '津贴每月不低于四百元。']);
  });

  it('what is gone stands behind the sentence it used to follow', () => {
    const steps = compareVersions(plan('值班表上墙。', '钥匙交接登记。', '晚间查寝两次。'), plan('值班表上墙。', '晚间查寝两次。'));
    expect(steps.map((step) => step.kind)).toEqual(['kept', 'gone', 'kept']);
  });
});
