import { addCounty, FIRST_ADMINISTRATOR } from '#app/add-county';
import type { House } from '#app/house';

const USAGE = `用法：
  npx qinglian county add 代码 县名    例：npx qinglian county add anhe 安和县
  npx qinglian county list
代码是 3 到 16 位小写字母、数字和短横线，写进网址和日志，永远不再改、不再用。`;

const SENTENCES = { 'code-bad': '代码不对：3 到 16 位，以小写字母开头，只用小写字母、数字和中间的短横线。', 'code-taken': '这个代码已经用过。', 'name-bad': '县名要写，最多 20 个字。' } as const;

interface CountyIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** What the command works on; not there where it was not understood. */
  readonly work?: {
    readonly house: House;
    readonly owner: Parameters<typeof addCounty>[1];
    readonly counties: readonly { readonly code: string; readonly name: string; readonly demo: boolean }[];
    readonly origin: string;
  };
}

/** Whether `county …` is understood; said before a database is opened for it. */
export const isCountyCommand = ([command, ...rest]: readonly string[]): boolean => (command === 'list' && rest.length === 0) || (command === 'add' && rest.length === 2);

/** `county add CODE NAME`, `county list`. Answers the exit code: 0 done, 1 refused, 2 not understood. */
export async function county(args: readonly string[], { out, err, work }: CountyIo): Promise<number> {
  const [command, code = '', name = ''] = args;
  if (!work || !isCountyCommand(args)) {
    err(USAGE);
    return 2;
  }
  const { house, owner, counties, origin } = work;
  if (command === 'list') {
    for (const one of counties) out(`${one.code}\t${one.name}${one.demo ? '（演示）' : ''}\t${origin}/c/${one.code}/`);
    if (counties.length === 0) out('还没有县。');
    return 0;
  }
  const made = await addCounty(house, owner, { code, name, host: new URL(origin).hostname });
  if (!made.ok) {
    err(SENTENCES[made.refusal.code]);
    return 1;
  }
  out(`${name}已建立。\n  工作人员    ${origin}/c/${code}/console\n  工号        ${FIRST_ADMINISTRATOR}\n  一次性密码  ${made.value.password}\n密码只在这里显示一次：第一次登录须改掉，并设置两步验证。然后在“组织”里建单位、岗位、人员；请尽快定第二位管理员。`);
  if (counties.some((one) => one.demo)) out('这个数据文件夹里有演示县，只在本机监听。正式使用请换一个新的数据文件夹。');
  return 0;
}
