import { LEDGERS } from '#ledgers';
import { AUDIENCES, type Values } from '#model/field';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disclose } from './index.ts';

test('越窄的范围看得越多，公众只看得到声明公开的字段', () => {
  fc.assert(fc.property(fc.constantFrom(...LEDGERS), fc.dictionary(fc.string(), fc.string()), (ledger, extra) => {
    const values: Values = { ...extra, ...Object.fromEntries(Object.keys(ledger.fields).map((name) => [name, 'x'])) };
    const seen = AUDIENCES.map((audience) => Object.keys(disclose(ledger, audience, values)));
    for (const [i, names] of seen.entries()) {
      expect(names.every((name) => Object.hasOwn(ledger.fields, name))).toBe(true);
      if (i > 0) expect(names).toEqual(expect.arrayContaining(seen[i - 1] ?? []));
    }
    expect(seen[0]?.every((name) => ledger.fields[name]?.see === 'public' && !ledger.fields[name]?.personal)).toBe(true);
  }));
});
