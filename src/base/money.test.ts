import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Fen, fenFromYuan, yuanFromFen } from './money.ts';

test.each([['0', 0], ['1234.5', 123450], ['1,234.56', 123456], [' 7 ', 700], ['0.01', 1], ['999999999999.99', 99999999999999]])('%s 元', (text, fen) => {
  expect(fenFromYuan(text)).toBe(fen);
});

test.each(['', '-1', '1.234', '1.', '.5', '1e3', '一百', '1 000', '1234567890123'])('不是金额：%j', (text) => {
  expect(fenFromYuan(text)).toBeUndefined();
});

test('写出来有千分位和两位小数', () => {
  expect([0, 5, 123450, 100000000, -205].map((fen) => yuanFromFen(fen as Fen))).toEqual(['0.00', '0.05', '1,234.50', '1,000,000.00', '-2.05']);
});

test('写出来再读回去，一分不差', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
    expect(fenFromYuan(yuanFromFen(fen as Fen))).toBe(fen);
  }));
});
