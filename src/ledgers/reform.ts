import { choice, date, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { OFFICE, SECTION } from './flows/desks.ts';
import { PROJECT_ENDS, PROJECT_STATES, projectFlow } from './flows/project-flow.ts';

/** 改革事项：管办评分离、放管服，写明改前怎样、改后怎样、谁受益。 */
export const reform = defineLedger({
  id: 'reform', version: 1, name: '改革事项',
  help: '一项改革一件。改前改后各一句话，完成后写明少了什么环节。',
  basis: ['1.3#5'], appliesTo: 'bureau', title: 'matter',
  fields: {
    matter: text('改什么', { see: 'public', filter: true, example: '教师交流审批由局办改为学校备案' }),
    kind: choice('类别', ['下放', '取消', '合并', '第三方评价', '优化服务'], { see: 'public', filter: true }),
    before: text('改前', { see: 'public', example: '学校报、股室审、局长批，约 20 天' }),
    until: date('计划完成', { see: 'public', filter: true }),
    progress: longtext('进展', { maxLength: 1000 }),
    after: text('改后', { see: 'public', example: '学校定、三日内备案' }),
    benefit: longtext('效果', { see: 'public', maxLength: 500 }),
  },
  states: PROJECT_STATES,
  actions: projectFlow({ needs: ['matter', 'kind', 'before', 'until'], progress: ['progress'], finished: ['after'], accepted: ['benefit'], makers: [...SECTION, ...OFFICE], approvers: ['office.head', 'bureau.leader', 'section.head'] }),
  ...PROJECT_ENDS,
  disclosure: { when: ['已验收'], mode: 'record' }, cycle: 'year', burdenMinutes: 15, keepYears: 10,
});
