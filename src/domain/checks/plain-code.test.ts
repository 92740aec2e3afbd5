import { expect, test } from 'vitest';
import { plainCode } from './plain-code.ts';

const judge = (code: string) => plainCode.judge({ values: { code } } as never, []);

test('代号像学号的不收，像姓名的提醒，普通的词放过', () => {
  expect(judge('20230517')).toMatchObject({ code: 'code-like-number', weight: 'refuse' });
  expect(judge('王小明')).toMatchObject({ code: 'code-like-name', weight: 'warn' });
  expect(judge('青竹')).toBeUndefined();
});
