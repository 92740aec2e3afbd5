import type { Uuid } from '#base/id';

export interface AskIo {
  readonly out: (line: string) => void;
  /** Asks at the keyboard; `hidden` shows nothing of the answer. Undefined where nobody answers. */
  readonly ask: (question: string, hidden: boolean) => Promise<string | undefined>;
}

type Recognise = (staffNo: string, password: string) => Promise<{ readonly personId: Uuid; readonly name: string } | undefined>;

const TRIES = 3;

/** Asks for two different administrators of a county, each with staff number and password; undefined where three answers were wrong or nobody answered. */
export async function askAdministrators(county: string, recognise: Recognise, { out, ask }: AskIo): Promise<readonly [Uuid, Uuid] | undefined> {
  out(`${county}：请两位不同的管理员（系统、安全或审计管理员）先后输入工号和密码。`);
  const known: Uuid[] = [];
  for (let wrong = 0; wrong < TRIES; ) {
    const staffNo = await ask(`第${known.length === 0 ? '一' : '二'}位管理员工号：`, false);
    const password = staffNo && (await ask('密码：', true));
    if (!staffNo || !password) return undefined;
    const person = await recognise(staffNo, password);
    if (person && !known.includes(person.personId)) known.push(person.personId);
    else {
      wrong += 1;
      out(person ? '这是同一个人，须由另一位管理员确认。' : '工号或密码不对，或者不是管理员。');
    }
    const [first, second] = known;
    if (first && second) return [first, second];
  }
  return undefined;
}
