import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex } from './bytes.ts';
import { isCountyCode, isUnitId, isUuid, uuidV7 } from './id.ts';

test('RFC 9562 附录 A.6 的例子', () => {
  // Ten bytes: rand_a = cc3, then two bits that the variant hides, rand_b = 18c4dc0c0c07398f, four spare bits.
  expect(uuidV7(0x017f22e279b0, fromHex('cc318c4dc0c0c07398f0'))).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('总是第七版、合格的编号，时间写在前面，后来的排在后面', () => {
  const ten = fc.uint8Array({ minLength: 10, maxLength: 10 });
  const ms = fc.integer({ min: 0, max: 2 ** 48 - 2 });
  fc.assert(fc.property(ms, ten, ten, (time, a, b) => {
    const id = uuidV7(time, a);
    expect(isUuid(id)).toBe(true);
    expect([id[14], '89ab'.includes(id[19] ?? '')]).toEqual(['7', true]);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(time);
    expect(id < uuidV7(time + 1, b)).toBe(true);
  }));
});

test('不同的随机字节得到不同的编号（第七版的七十四位都用上）', () => {
  const seen = new Set<string>();
  for (let byte = 0; byte < 10; byte += 1) for (let bit = 0; bit < 8; bit += 1) seen.add(uuidV7(1, new Uint8Array(10).map((_, i) => (i === byte ? 1 << bit : 0))));
  expect(seen.size).toBe(74 + 1); // and the one where only spare bits were set
});

test.each(['ab', 'Abc', '1abc', 'abc-', 'a'.repeat(17), "abc'--", 'ab c', '', null, 7])('不是县代码：%j', (text) => expect(isCountyCode(text)).toBe(false));
test.each(['abc', 'qinghe', 'a-1', 'a'.repeat(16)])('县代码：%s', (text) => expect(isCountyCode(text)).toBe(true));
test.each(['', 'a,b', 'A', 'a'.repeat(13), "x'", '*', 'a-b'])('不是单位编号：%j', (text) => expect(isUnitId(text)).toBe(false));
test.each(['00000000-0000-7000-8000-00000000000G', '00000000-0000-7000-8000-0000000000', 'A0000000-0000-7000-8000-000000000000', ''])('不是编号：%j', (text) => expect(isUuid(text)).toBe(false));
