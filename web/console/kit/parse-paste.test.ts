import { date, integer, money, text } from '#model/field';
import { expect, test } from 'vitest';
import { parsePaste } from './parse-paste.ts';

test('从表格软件粘贴：逐行逐列，日期和金额认得常见写法，认不出的留空', () => {
  const columns = { matter: text('事项'), count: integer('数', '件'), amount: money('金额'), due: date('期限') };
  expect(parsePaste(columns, '公布清单\t3\t1,200.5\t2026/9/1\r\n督查\tx\t\t2026年13月1日\n\n')).toEqual([
    { matter: '公布清单', count: 3, amount: 120050, due: '2026-09-01' },
    { matter: '督查', count: null, amount: null, due: null },
  ]);
});
