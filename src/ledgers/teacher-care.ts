import { choice, date, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';

const WRITERS = ['teacher', 'school.clerk', 'school.head'] as const;
const HEADS = ['school.head'] as const;

/** 教师困难：教师自己写，自己定谁能看见；学校答复，本人评价满不满意。 */
export const teacherCare = defineLedger({
  id: 'teacher-care', version: 1, name: '教师困难',
  help: '您写的内容只有您选的人看得到。学校要在期限内答复，答得好不好由您说。',
  basis: ['3.5#7'], appliesTo: 'school', title: 'kind', titleWith: ['writtenOn'], readers: { field: 'seenBy', chosen: { 只有校长: 'head', 校长和经办人: 'desk' } }, about: 'author',
  fields: {
    kind: choice('哪方面', ['住宿交通', '工作安排', '子女照护', '培训进修', '待遇', '安全', '其他'], { see: 'unit', filter: true }),
    wish: longtext('困难和希望', { see: 'unit', personal: true, maxLength: 800, example: '周转房漏雨，希望国庆前修好' }),
    seenBy: choice('谁可以看', ['只有校长', '校长和经办人'], { see: 'unit', filter: true }),
    answer: longtext('答复', { see: 'unit', maxLength: 800 }),
    verdict: choice('您的评价', ['满意', '基本满意', '不满意'], { see: 'unit', filter: true }),
    writtenOn: date('日期', { see: 'unit', filter: true }),
    result: text('结果', { see: 'unit', maxLength: 200 }),
  },
  states: ['已提出', '已答复', '已办结', '已撤回'],
  actions: {
    write: { label: '提出', to: '已提出', by: WRITERS, sets: ['kind', 'wish', 'seenBy', 'writtenOn'], needs: ['kind', 'wish', 'seenBy', 'writtenOn'] },
    withdraw: { label: '撤回', from: ['已提出'], to: '已撤回', by: WRITERS, undoes: 'write' },
    answer: { label: '答复', from: ['已提出'], to: '已答复', by: HEADS, sets: ['answer'], needs: ['answer'], notSameAs: ['write'], within: param('care-answer-days') },
    rate: { label: '评价', from: ['已答复'], to: '已办结', by: WRITERS, sets: ['verdict', 'result'], needs: ['verdict'], notSameAs: ['answer'] },
    again: { label: '没有解决，再提', from: ['已答复', '已办结'], to: '已提出', by: WRITERS, reason: true, notSameAs: ['answer'] },
  },
  handedIn: ['已答复', '已办结'], done: ['已办结', '已撤回'],
  disclosure: { when: ['已办结'], mode: 'aggregate' }, cycle: 'semester', on: 'writtenOn', burdenMinutes: 5, keepYears: 3,
  indicators: [{ id: 'care-settled', name: '办结率', basis: ['3.5#7'], kind: 'share', part: { states: ['已答复', '已办结'] }, whole: { states: ['已提出', '已答复', '已办结'] } }],
});
