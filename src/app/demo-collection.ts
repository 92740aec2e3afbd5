import { addDays, type Instant, instant } from '#base/day';
import type { Uuid } from '#base/id';
import { formOf, minutesOf } from '#domain/collection';
import type { Values } from '#model/field';
import type { Organisation } from '#model/organisation';
import { listBases } from '#store/collection';
import { inSight } from '#store/pools';
import { act } from './act.ts';
import { type House, newId, today } from './house.ts';
import { actorIn } from './viewer.ts';

const asked = (label: string, kind: string, more: Values = {}): Values => ({ label, kind, unit: null, options: null, must: true, help: null, example: null, from: null, ...more });

const QUESTIONS = [
  asked('本学期接到的表格', 'integer', { unit: '份', help: '系统以外、要学校填的，纸的和电子的都算', example: '14' }),
  asked('其中重复要的', 'integer', { unit: '份', help: '同样的数字报过两回以上' }),
  asked('最费时间的是哪一份', 'text', { example: '食堂周报，每周重抄一遍' }),
  asked('学生在校时还要求当天报的', 'yesno'),
  asked('建议先停哪一份', 'text', { must: false }),
  asked('负责人', 'held', { from: 'unit.head', must: null }),
];

const ANSWERS = [['14', '5', '食堂周报，每周重抄一遍', '是', '食堂周报'], ['9', '3', '安全检查表，三家各要一份', '否', ''], ['17', '8', '控辍保学月报', '是', '控辍保学月报改成学期报'], ['11', '4', '设备清单，每季度重填', '否', ''], ['8', '2', '活动照片汇总', '否', '活动照片汇总']];

/** A form of the demo county that runs: composed by a section, issued by two lines, answered by some schools, declined by one. Throws where a step is refused. */
export async function playCollection(house: House, tenant: string, { units, people, posts, holdings }: Pick<Organisation, 'units' | 'people' | 'posts' | 'holdings'>): Promise<void> {
  const on = today(house);
  const recordId = newId(house, house.clock());
  const play = async (staffNo: string, ago: number, step: { readonly ledger: string; readonly recordId: Uuid; readonly action: string; readonly seenSeq: number; readonly unitId: string; readonly leadUnitId?: string; readonly set: Values }): Promise<void> => {
    const person = people.find((one) => one.staffNo === staffNo);
    const post = posts.find((one) => one.postId === holdings.find((holding) => holding.personId === person?.personId)?.postId);
    if (!person || !post) throw new Error(`demo: nobody has the number ${staffNo}`);
    const at: Instant = instant(`${addDays(on, -ago)}T02:00:00Z`);
    const [outcome] = await act({ ...house, clock: () => at }, tenant, actorIn(person.personId, post, units), [{ entryId: newId(house, at), ...step }]);
    if (!outcome?.ok) throw new Error(`demo: ${step.ledger}.${step.action} was refused: ${JSON.stringify(outcome)}`);
  };
  const bases = await inSight(house.pools.ql_app, { tenant }, (tx) => listBases(tx, tenant, addDays(on, -12)));
  const basis = bases.find(({ clause, leads }) => clause.startsWith('1.5') && leads.includes('s1')) ?? bases.find(({ leads }) => leads.includes('s1'));
  if (!basis) throw new Error('demo: 监察股 leads nothing');
  const values: Values = { title: '系统以外的表格清理', purpose: '摸清学校还在填哪些重复的表，下月领导小组会上定停哪几份；不作考核依据。', clause: basis.clause, plan: basis.plan, kinds: ['township-centre', 'primary', 'junior'], endsOn: addDays(on, 10), keepYears: 1, questions: QUESTIONS };
  const form = { ledger: 'collection', recordId, unitId: 's1' };
  await play('1101', 12, { ...form, action: 'compose', seenSeq: 0, set: { ...values, minutes: minutesOf(formOf(values).questions) } });
  await play('1201', 11, { ...form, action: 'sign', seenSeq: 1, set: {} });
  await play('1004', 10, { ...form, action: 'issue', seenSeq: 2, set: {} });
  const schools = units.filter(({ kind }) => kind === 'township-centre').slice(0, ANSWERS.length + 1);
  for (const [i, unit] of schools.entries()) {
    const clerk = people.find(({ personId }) => holdings.some((holding) => holding.personId === personId && posts.some((post) => post.postId === holding.postId && post.unitId === unit.unitId && post.roles.includes('school.clerk'))))?.staffNo ?? '';
    const step = { ledger: 'collection-answer', recordId: newId(house, house.clock()), seenSeq: 0, unitId: unit.unitId, leadUnitId: 's1' };
    const given = ANSWERS[i];
    const head: Values = { form: recordId, title: '系统以外的表格清理' };
    if (!given) await play(clerk, 4, { ...step, action: 'decline', set: { ...head, why: '这些数字上周已在“负担指数”台账里逐份记过，请从那里取。' } });
    else await play(clerk, 9 - i, { ...step, action: 'submit', set: { ...head, answers: given.flatMap((answer, n) => (answer === '' ? [] : [{ label: String(QUESTIONS[n]?.['label']), answer }])) } });
  }
}
