import { SCHOOL_KINDS, UNIT_KINDS } from '#model/actor';
import { code, codes, date, integer, longtext, rows, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SECTION } from './flows/desks.ts';

const COMPOSERS = [...SECTION, ...OFFICE] as const;
/** 另一条线：办公室主任、派驻组、内审，谁都不是要材料的那个单位的人。 */
const COUNTERSIGNERS = ['office.head', 'group.officer', 'audit.officer'] as const;
const KINDS = Object.fromEntries([...SCHOOL_KINDS, 'section' as const].map((kind) => [kind, UNIT_KINDS[kind].name]));
/** The kinds of `domain/collection`; a ledger cannot look at a skill. */
const QUESTION_KINDS = { text: '文字', integer: '整数', money: '金额', choice: '选一项', yesno: '是或否', date: '日期', file: '附件', held: '系统已有，自动带出' };
const PREPARING = ['title', 'questions'] as const;
const WHOLE = [...PREPARING, 'purpose', 'clause', 'plan', 'kinds', 'endsOn', 'keepYears', 'minutes'] as const;

/** 临时填报：股室编一份表，写明依据哪一句、发给谁、到哪天；本股室负责人签发，另一条线的人会签后发出，从那一刻起对外公开，到期自动截止。 */
export const collection = defineLedger({
  id: 'collection', version: 1, name: '临时填报',
  help: '从“填报”页面编制。没有方案依据的发不出去；系统里已有的不再问；不得问信仰、民族、健康等，不得逐人收集。',
  basis: ['1.5#5'], appliesTo: 'bureau', title: 'title', byProgram: true, openIn: ['进行中', '已撤回'], restsOn: 'clause',
  fields: {
    title: text('名称', { see: 'public', filter: true, maxLength: 60, example: '校车安全设施情况' }),
    purpose: longtext('为什么要、怎么用', { see: 'public', maxLength: 300, example: '核对校车台数，定下半年安检排期；不作考核依据。' }),
    clause: text('依据方案哪一句', { see: 'public', filter: true, maxLength: 12 }),
    plan: text('方案', { see: 'public', maxLength: 200 }),
    kinds: codes('发给', KINDS, { see: 'public' }),
    endsOn: date('截止日期', { see: 'public', filter: true }),
    keepYears: integer('资料保存', '年', { see: 'public', min: 1, max: 10 }),
    minutes: integer('填一份约', '分钟', { see: 'public', min: 1, max: 600, hint: '按题目算出，不能自己填' }),
    questions: rows('问什么', {
      label: text('项目', { see: 'public', maxLength: 60 }), kind: code('类型', QUESTION_KINDS, { see: 'public' }), unit: text('单位', { see: 'public', maxLength: 10 }), options: text('选项', { see: 'public', maxLength: 400 }),
      must: yesno('必填', { see: 'public' }), help: text('说明', { see: 'public', maxLength: 200 }), example: text('举例', { see: 'public', maxLength: 100 }), from: text('取自', { see: 'tenant', maxLength: 80 }),
    }, { see: 'public', maxRows: 20 }),
  },
  states: ['拟稿', '待会签', '已退改', '进行中', '已撤回', '已作废'],
  actions: {
    compose: { label: '拟稿', to: '拟稿', by: COMPOSERS, sets: 'all', needs: PREPARING },
    edit: { label: '修改', from: ['拟稿', '已退改'], to: '拟稿', by: COMPOSERS, sets: 'all', needs: PREPARING, line: 'own' },
    sign: { label: '签发，送会签', from: ['拟稿'], to: '待会签', by: ['section.head', 'office.head'], sets: [], needs: WHOLE, line: 'own' },
    return: { label: '退改', from: ['待会签'], to: '已退改', by: COUNTERSIGNERS, reason: true, notSameAs: ['compose', 'edit', 'sign'], line: 'other' },
    issue: { label: '会签发出', from: ['待会签'], to: '进行中', by: COUNTERSIGNERS, sets: [], needs: WHOLE, notSameAs: ['compose', 'edit', 'sign'], line: 'other' },
    withdraw: { label: '撤回', from: ['进行中'], to: '已撤回', by: ['section.head', 'office.head'], reason: true, danger: true, line: 'own' },
    void: { label: '作废', from: ['拟稿', '已退改'], to: '已作废', by: COMPOSERS, reason: true, line: 'own' },
  },
  handedIn: ['进行中'], done: ['进行中', '已撤回', '已作废'],
  disclosure: { when: ['进行中', '已撤回'], mode: 'record' }, cycle: 'event', burdenMinutes: 10, keepYears: 10,
});
