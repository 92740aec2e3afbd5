import { choice, date, link, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';
import { OFFICE, SCHOOL, SECTION } from './flows/desks.ts';

const DOERS = [...SCHOOL, ...SECTION] as const;

/** 督办协调：会议议定的、跨股室要协调的、督查要整改的事项，交给一个单位，报结果后由办公室销号；交办的人不能代报结果。 */
export const supervise = defineLedger({
  id: 'supervise',
  version: 1,
  name: '督办协调',
  help: '一件事交一个单位。来自会议或走访的，选上那一次，在那一页就看得到办到哪一步。',
  basis: ['1.5#4', '1.5#5', 'S1#4'],
  appliesTo: 'both',
  title: 'matter',
  until: 'dueOn',
  fields: {
    matter: text('事项', { filter: true, maxLength: 300, group: '交办', example: '各校公布校务公开清单' }),
    kind: choice('来源', ['会议议定', '走访调研', '跨股室协调', '督查发现', '领导批办'], { filter: true, group: '交办' }),
    meeting: link('哪次会议', 'meeting', { states: ['已报送', '已归档'], parent: true, group: '交办', when: { is: 'kind', value: '会议议定' } }),
    visit: link('哪次走访', 'liaison', { states: ['已登记', '已确认'], parent: true, group: '交办', when: { is: 'kind', value: '走访调研' } }),
    owner: text('责任岗位', { group: '交办', example: '教务处主任' }),
    dueOn: date('要求完成日期', { filter: true, group: '交办' }),
    result: longtext('办理结果', { maxLength: 2000, group: '结果', example: '已在校门口和网站公布，共 46 项' }),
    doneOn: date('完成日期', { filter: true, group: '结果' }),
    remark: longtext('审核意见', { maxLength: 500, group: '结果' }),
  },
  states: ['已交办', '已报结果', '已退回', '已销号', '已撤销'],
  actions: {
    assign: { label: '交办', to: '已交办', by: OFFICE, sets: ['matter', 'kind', 'meeting', 'visit', 'owner', 'dueOn'], needs: ['matter', 'kind', 'meeting', 'visit', 'owner', 'dueOn'] },
    cancel: { label: '撤销', from: ['已交办', '已退回'], to: '已撤销', by: OFFICE, reason: true },
    report: { label: '报结果', from: ['已交办', '已退回'], to: '已报结果', by: DOERS, sets: ['result', 'doneOn'], needs: ['result', 'doneOn'], notSameAs: ['assign'], within: param('resolution-days') },
    return: { label: '退回', from: ['已报结果'], to: '已退回', by: OFFICE, reason: true, notSameAs: ['report'] },
    close: { label: '销号', from: ['已报结果'], to: '已销号', by: OFFICE, sets: ['remark'], notSameAs: ['report'], within: param('report-review-days') },
  },
  handedIn: ['已报结果', '已销号'],
  done: ['已销号', '已撤销'],
  disclosure: { when: ['已销号'], mode: 'aggregate' },
  cycle: 'event',
  burdenMinutes: 10,
  keepYears: 10,
  signals: [{ kind: 'expires', id: 'supervise-due', name: '要求完成的日子到了', basis: ['S1#3'], states: ['已交办', '已退回'], on: 'dueOn' }],
});
