import { SCHOOL_KINDS } from '#model/actor';
import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { REGISTER_ENDS, REGISTER_STATES, registerFlow } from './flows/register-flow.ts';

const MEETINGS = ['支委会', '党小组会', '党员大会', '党课', '主题党日', '组织生活会', '民主生活会'] as const;
const isMeeting = { any: MEETINGS.map((kind) => ({ is: 'kind', value: kind }) as const) } as const;

/** 组织生活：三会一课、主题党日、组织生活会和民主生活会，支部达标与换届；只记题目、日期、人数和纪要校验值，不记谁说了什么。 */
export const partyLife = defineLedger({
  id: 'party-life', version: 1, name: '组织生活',
  help: '一次一条：哪一种、哪天、议题、应到实到。纪要留在支部，这里只存校验值。',
  basis: ['1.2#4', '2.1#3', '2.1#4'], appliesTo: 'both', title: 'topic',
  fields: {
    kind: choice('哪一种', [...MEETINGS, '支部达标自评', '支部换届', '发展与教育环节'], { filter: true }),
    topic: text('议题或主题', { filter: true, example: '学习廉洁自律准则，讨论教辅征订' }),
    heldOn: date('日期', { filter: true, from: { calendar: 'today' } }),
    expected: integer('应到', '人', { min: 1, max: 500, when: isMeeting, from: { ledger: 'party-life', field: 'expected' } }),
    present: integer('实到', '人', { max: 500, when: isMeeting }),
    minutesHash: text('纪要校验值', { maxLength: 64, help: 'hash', hint: '可不填', when: isMeeting }),
    score: integer('达标项数', '项', { max: 100, when: { is: 'kind', value: '支部达标自评' } }),
    termEnds: date('本届任期到期日', { filter: true, when: { is: 'kind', value: '支部换届' } }),
    stage: choice('哪个环节', ['申请', '积极分子', '发展对象', '预备期', '日常教育'], { when: { is: 'kind', value: '发展与教育环节' } }),
    people: integer('涉及人数', '人', { max: 200, when: { is: 'kind', value: '发展与教育环节' } }),
  },
  states: REGISTER_STATES,
  actions: registerFlow({ needs: ['kind', 'topic', 'heldOn', 'expected', 'present', 'score', 'termEnds', 'stage', 'people'], makers: EVERY_DESK, confirmers: ['school.head', 'section.head', 'office.head', 'bureau.leader'], checks: ['parts-fit'] }),
  ...REGISTER_ENDS,
  disclosure: 'never', cycle: 'month', on: 'heldOn', burdenMinutes: 5, keepYears: 10,
  indicators: [
    { id: 'party-life-present', name: '到会率', basis: ['1.2#4'], kind: 'share', part: { states: ['已登记', '已确认'], when: isMeeting, sum: 'present' }, whole: { states: ['已登记', '已确认'], when: isMeeting, sum: 'expected' } },
    { id: 'party-life-meetings', name: '组织生活次数', basis: ['1.2#4'], kind: 'count', of: { states: ['已登记', '已确认'], when: isMeeting }, unit: '次' },
  ],
  signals: [
    { kind: 'period-missing', id: 'branch-committee', name: '支委会没有开', basis: ['1.2#4'], states: ['已登记', '已确认'], equal: { kind: '支委会' }, units: SCHOOL_KINDS, on: 'heldOn', every: 'branch-committee-months' },
    { kind: 'period-missing', id: 'party-day', name: '主题党日没有开', basis: ['1.2#4'], states: ['已登记', '已确认'], equal: { kind: '主题党日' }, units: SCHOOL_KINDS, on: 'heldOn', every: 'party-day-months' },
    { kind: 'period-missing', id: 'party-congress', name: '党员大会没有开', basis: ['1.2#4'], states: ['已登记', '已确认'], equal: { kind: '党员大会' }, units: SCHOOL_KINDS, on: 'heldOn', every: 'party-congress-months' },
    { kind: 'period-missing', id: 'party-lecture', name: '党课没有开', basis: ['1.2#4'], states: ['已登记', '已确认'], equal: { kind: '党课' }, units: SCHOOL_KINDS, on: 'heldOn', every: 'party-lecture-months' },
    { kind: 'period-missing', id: 'organisation-life', name: '组织生活会没有开', basis: ['1.2#4'], states: ['已登记', '已确认'], equal: { kind: '组织生活会' }, units: SCHOOL_KINDS, on: 'heldOn', every: 'organisation-life-months' },
    { kind: 'period-missing', id: 'democratic-life', name: '民主生活会没有开', basis: ['1.2#4'], states: ['已登记', '已确认'], equal: { kind: '民主生活会' }, units: ['bureau', ...SCHOOL_KINDS], on: 'heldOn', every: 'democratic-life-months' },
    { kind: 'expires', id: 'election-due', name: '支部任期将满，准备换届', basis: ['2.1#3'], states: ['已登记', '已确认'], equal: { kind: '支部换届' }, on: 'termEnds', ahead: 'election-reminder-days', newest: [] },
  ],
});
