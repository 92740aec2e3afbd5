import { expect, it } from 'vitest';
import { formatNumber } from './number-format.ts';

it.each([
  ['chineseCountingThousand', [1, 10, 11, 20, 21, 100, 101, 110, 115, 1001], ['一', '十', '十一', '二十', '二十一', '一百', '一百零一', '一百一十', '一百一十五', '一千零一']],
  ['japaneseCounting', [3, 12], ['三', '十二']],
  ['ideographDigital', [1, 10, 12, 105], ['一', '一〇', '一二', '一〇五']],
  ['chineseLegalSimplified', [1, 10, 25], ['壹', '壹拾', '贰拾伍']],
  ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
  ['decimalEnclosedCircleChinese', [2], ['②']],
  ['decimalEnclosedParen', [3], ['⑶']],
  ['decimalEnclosedFullstop', [4], ['⒋']],
  ['decimalFullWidth', [12], ['１２']],
  ['decimalZero', [0, 7, 12], ['00', '07', '12']],
  ['upperLetter', [1, 26, 27], ['A', 'Z', 'AA']],
  ['lowerLetter', [2], ['b']],
  ['upperRoman', [4, 9, 14], ['IV', 'IX', 'XIV']],
  ['lowerRoman', [8], ['viii']],
  ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
  ['ideographZodiac', [12], ['亥']],
  ['none', [5], ['']],
  ['decimal', [0, 5, 1_000_001], ['0', '5', '']],
  ['hebrew1', [5], ['5']],
] as const)('%s', (format, numbers, texts) => {
  expect(numbers.map((n) => formatNumber(n, format))).toEqual(texts);
});
