import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('RFC 8785 第 3.2.3 节的键序：按 UTF-16 码元', () => {
  const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
  expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
  expect([...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual(['Carriage Return', 'One', 'Control', 'Latin Small Letter O With Diaeresis', 'Euro Sign', 'Emoji: Grinning Face', 'Hebrew Letter Dalet With Dagesh']);
});

test('RFC 8785 第 3.2.2.2 节的字符串写法；字面量；负零', () => {
  expect(canonicalJson({ string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] })).toBe('{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  expect(canonicalJson([-0, 0, 9007199254740991])).toBe('[0,0,9007199254740991]');
});

test.each<[string, unknown]>([['小数', 1.5], ['过大的整数', 2 ** 53], ['非数', Number.NaN], ['无穷', Infinity], ['半个字', '\ud800'], ['无', undefined], ['成员为无', { a: undefined }], ['映射', new Map()], ['函数', () => 0], ['大整数', 1n], ['半个字的键', { '\udc00': 1 }]])('没有唯一写法的值被拒绝：%s', (_what, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

const json = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.constant(null), fc.boolean(), fc.maxSafeInteger(), fc.string({ unit: 'binary' }), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 })),
})).value;

test('读回来是同一个值，再写一遍是同一段文字，与键的先后无关', () => {
  fc.assert(fc.property(json, (value) => {
    const text = canonicalJson(value);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    const shuffled = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;
    expect(canonicalJson(shuffled)).toBe(text);
  }));
});
