import { date, link, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

/** 项目节点：一个项目分几步，每步到哪天、做成没有；项目页面按节点看得到走到哪一步。 */
export const milestone = defineLedger({
  id: 'milestone', version: 1, name: '项目节点',
  help: '一个节点一条，写到哪天、做成什么。改期要说理由，原来的日子留着。',
  basis: ['1.4#1', '2.1#5'], appliesTo: 'both', title: 'name', until: 'until',
  fields: {
    project: link('哪个项目', 'project', { parent: true, states: ['已申报', '实施中', '已完工'] }),
    name: text('节点', { filter: true, example: '第一轮互派教师到位' }),
    until: date('计划完成', { filter: true }),
    doneOn: date('完成日期', { filter: true }),
    result: text('做成了什么', { example: '八所学校各派出两名，名单已报股室' }),
  },
  states: ['未完成', '已完成', '已取消'],
  actions: {
    plan: { label: '定节点', to: '未完成', by: EVERY_DESK, sets: ['project', 'name', 'until'], needs: ['project', 'name', 'until'] },
    reach: { label: '完成', from: ['未完成'], to: '已完成', by: EVERY_DESK, sets: ['doneOn', 'result'], needs: ['doneOn', 'result'] },
    move: { label: '改期', from: ['未完成'], to: '未完成', by: EVERY_DESK, sets: ['until'], needs: ['until'], reason: true },
    drop: { label: '取消', from: ['未完成'], to: '已取消', by: EVERY_DESK, reason: true },
  },
  handedIn: ['已完成'], done: ['已完成', '已取消'],
  disclosure: 'never', cycle: 'event', on: 'doneOn', burdenMinutes: 3, keepYears: 10,
});
