import { SCHOOL_KINDS } from '#model/actor';
import { choice, date, files, integer, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { param } from '#model/limit';

/** 会议与议定事项：每个议定事项有责任岗位和期限，纪要才能归档；不记谁说了什么。 */
export const meeting = defineLedger({
  id: 'meeting',
  version: 1,
  name: '会议与议定事项',
  help: '只记议题、人数、议定事项和纪要的校验值，不记任何人的发言。每个议定事项写明责任岗位和期限。',
  basis: ['1.1#2', '1.1#4', '1.2#4', 'S1#1', 'S1#3', 'S2#2'],
  appliesTo: 'both',
  title: 'topic',
  fields: {
    topic: text('议题', { filter: true, example: '研究本学期清廉学校建设重点' }),
    kind: choice('会议类型', ['领导小组会议', '班子专题研究', '班子自身建设', '阵地管理研判', '党风廉政建设分析会'], { filter: true }),
    heldOn: date('召开日期', { filter: true, from: { calendar: 'today' } }),
    expected: integer('应到', '人', { min: 1, max: 500, from: { ledger: 'meeting', field: 'expected' } }),
    present: integer('实到', '人', { min: 0, max: 500 }),
    resolutions: rows('议定事项', { matter: text('事项'), owner: text('责任岗位', { example: '教务处主任' }), dueOn: date('完成期限') }, { maxRows: 30 }),
    minutesHash: text('纪要校验值', { maxLength: 64, help: 'hash', hint: '可不填' }),
    papers: files('附件（可不传）'),
  },
  states: ['已报送', '已撤回', '已退回', '已归档'],
  actions: {
    submit: { label: '报送', to: '已报送', by: ['school.clerk', 'school.head', 'section.clerk', 'office.clerk'], sets: 'all', needs: ['topic', 'kind', 'heldOn', 'expected', 'present', 'resolutions'], checks: ['parts-fit', 'whole-rows'] },
    withdraw: { label: '撤回', from: ['已报送'], to: '已撤回', by: ['school.clerk', 'school.head', 'section.clerk', 'office.clerk'], undoes: 'submit' },
    correct: { label: '重新报送', from: ['已撤回', '已退回'], to: '已报送', by: ['school.clerk', 'school.head', 'section.clerk', 'office.clerk'], sets: 'all', needs: ['topic', 'kind', 'heldOn', 'expected', 'present', 'resolutions'], checks: ['parts-fit', 'whole-rows'] },
    return: { label: '退回', from: ['已报送'], to: '已退回', by: ['office.clerk', 'office.head', 'section.head'], reason: true, notSameAs: ['submit', 'correct'] },
    accept: { label: '归档', from: ['已报送'], to: '已归档', by: ['office.clerk', 'office.head', 'section.head'], notSameAs: ['submit', 'correct'], within: param('report-review-days') },
  },
  handedIn: ['已报送', '已归档'],
  done: ['已归档'],
  disclosure: 'never',
  cycle: 'quarter',
  on: 'heldOn',
  burdenMinutes: 10,
  keepYears: 15,
  signals: [{ kind: 'period-missing', id: 'integrity-analysis', name: '党风廉政建设分析会没有开', basis: ['1.2#4'], states: ['已报送', '已归档'], equal: { kind: '党风廉政建设分析会' }, units: ['bureau', ...SCHOOL_KINDS], on: 'heldOn', every: 'integrity-analysis-months' }],
});
