import { choice, date, longtext, money, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';
import { PROJECT_ENDS, PROJECT_STATES, projectFlow } from './flows/project-flow.ts';

/** 项目：优质资源、党建融合、办学特色的年度项目，写明做成什么样、哪天做成。 */
export const project = defineLedger({
  id: 'project', version: 1, name: '项目',
  help: '一个项目一件：做成什么样、哪天做成、花多少钱。进展随时记，一句话即可。',
  basis: ['1.4#1', '1.4#2', '2.1#5', '2.2#4'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('项目', { see: 'public', filter: true, example: '城乡学校结对教研' }),
    kind: choice('哪一种', ['优质资源与质量', '党建融合育人', '办学特色'], { see: 'public', filter: true }),
    goal: longtext('做成什么样', { see: 'public', maxLength: 500, example: '八所中心校各有一个结对校，每学期互派教师四次' }),
    until: date('计划完成', { see: 'public', filter: true }),
    cost: money('经费', { see: 'public', filter: true }),
    progress: longtext('最近进展', { see: 'public', maxLength: 500 }),
    result: longtext('结果', { see: 'public', maxLength: 800 }),
    verdict: choice('验收结论', ['达到目标', '基本达到', '没有达到'], { see: 'public', filter: true }),
  },
  states: PROJECT_STATES,
  actions: projectFlow({ needs: ['name', 'kind', 'goal', 'until'], progress: ['progress', 'cost'], finished: ['result'], accepted: ['verdict'], makers: EVERY_DESK, approvers: ['office.head', 'section.head', 'bureau.leader', 'school.head'] }),
  ...PROJECT_ENDS,
  disclosure: { when: ['实施中', '已验收'], mode: 'record' }, cycle: 'year', burdenMinutes: 15, keepYears: 10,
  indicators: [{ id: 'project-accepted', name: '项目验收率', basis: ['1.4#2'], kind: 'share', part: { states: ['已验收'] }, whole: { states: ['实施中', '已完工', '已验收'] } }],
});
