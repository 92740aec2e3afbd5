import { expect, test } from 'vitest';
import { readProlongation } from './read-prolongation.ts';

test.each([
  ['经研究，决定将方案的实施期限延长至2027年12月31日。', '2027-12-31'],
  ['原方案继续有效，有效期延至 2027 年 12 月底，其余内容不变。', '2027-12-31'],
  ['《方案》延期，继续执行到2028年2月。', '2028-02-29'],
  ['有效期延长至二〇二七年六月三十日。', '2027-06-30'],
  ['期限延长至2027年底。', '2027-12-31'],
  ['本方案自印发之日起施行，有效期至2024年12月31日。', undefined],
  ['放学后服务时间可以延长至18时。', undefined],
  ['延长至2027年13月。', undefined],
])('%s → %s', (text, day) => {
  expect(readProlongation(text)).toBe(day);
});
