import { choice, date, files, integer, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { limit } from '#model/limit';

const DRAFTERS = ['section.clerk', 'section.head', 'office.clerk'] as const;
const HEADS = ['section.head', 'office.head', 'bureau.leader'] as const;

/** 重大教育决策：公众参与、专家论证、风险评估、合法性审查、集体讨论决定，五步依次走完（《重大行政决策程序暂行条例》，部门参照执行）。 */
export const majorDecision = defineLedger({
  id: 'major-decision',
  version: 1,
  name: '重大教育决策',
  help: '五步依次办理，不能跳步或倒序。专家论证和风险评估可以“不适用”，但要写理由，并由另一人确认。合法性审查的人不能办过前面的步骤。',
  basis: ['1.3#6'],
  appliesTo: 'bureau',
  title: 'matter',
  fields: {
    matter: text('决策事项', { see: 'public', filter: true, example: '城区小学片区划分调整' }),
    draft: longtext('决策草案要点', { see: 'public', maxLength: 5000 }),
    channels: choice('征求意见方式', ['网上公开征求', '座谈会', '听证会', '问卷'], { see: 'public' }),
    opinions: integer('收到意见', '条', { see: 'public' }),
    adoption: longtext('意见采纳说明', { see: 'public', maxLength: 5000 }),
    experts: longtext('专家论证意见', { maxLength: 5000 }),
    risk: longtext('风险评估结论', { maxLength: 5000 }),
    legality: longtext('合法性审查意见', { maxLength: 5000 }),
    verdict: choice('审查结论', ['合法', '应当修改', '不合法'], { filter: true }),
    decidedOn: date('集体讨论日期', { see: 'public', filter: true }),
    decision: longtext('决定', { see: 'public', maxLength: 5000 }),
    papers: files('材料'),
  },
  states: ['已启动', '征求意见中', '公众参与毕', '专家论证拟不适用', '专家论证毕', '风险评估拟不适用', '风险评估毕', '合法性审查中', '审查未通过', '审查毕', '已决定', '已公布'],
  actions: {
    start: { label: '启动', to: '已启动', by: DRAFTERS, sets: 'all', needs: ['matter', 'draft'] },
    consult: { label: '开始征求意见', from: ['已启动'], to: '征求意见中', by: DRAFTERS, sets: ['channels', 'papers'], needs: ['channels'] },
    consulted: { label: '公众参与办结', from: ['征求意见中'], to: '公众参与毕', by: DRAFTERS, sets: ['opinions', 'adoption', 'papers'], needs: ['opinions', 'adoption'], notBefore: limit('JC-01') },
    shorten: { label: '缩短征求意见期', from: ['征求意见中'], to: '公众参与毕', by: HEADS, sets: ['opinions', 'adoption', 'papers'], needs: ['opinions', 'adoption'], reason: true },
    expertReview: { label: '专家论证办结', from: ['公众参与毕'], to: '专家论证毕', by: DRAFTERS, sets: ['experts', 'papers'], needs: ['experts'] },
    noExperts: { label: '专家论证不适用', from: ['公众参与毕'], to: '专家论证拟不适用', by: DRAFTERS, reason: true },
    noExpertsConfirmed: { label: '确认不适用', from: ['专家论证拟不适用'], to: '专家论证毕', by: HEADS, notSameAs: ['noExperts'] },
    noExpertsRefused: { label: '应当论证', from: ['专家论证拟不适用'], to: '公众参与毕', by: HEADS, reason: true, notSameAs: ['noExperts'] },
    assessRisk: { label: '风险评估办结', from: ['专家论证毕'], to: '风险评估毕', by: DRAFTERS, sets: ['risk', 'papers'], needs: ['risk'] },
    noRisk: { label: '风险评估不适用', from: ['专家论证毕'], to: '风险评估拟不适用', by: DRAFTERS, reason: true },
    noRiskConfirmed: { label: '确认不适用', from: ['风险评估拟不适用'], to: '风险评估毕', by: HEADS, notSameAs: ['noRisk'] },
    noRiskRefused: { label: '应当评估', from: ['风险评估拟不适用'], to: '专家论证毕', by: HEADS, reason: true, notSameAs: ['noRisk'] },
    sendForReview: { label: '送合法性审查', from: ['风险评估毕', '审查未通过'], to: '合法性审查中', by: DRAFTERS, sets: ['draft', 'papers'] },
    approve: {
      label: '审查通过', from: ['合法性审查中'], to: '审查毕', by: HEADS, sets: ['legality', 'verdict'], needs: ['legality', 'verdict'], when: { is: 'verdict', value: '合法' }, notBefore: limit('JC-03'),
      notSameAs: ['start', 'consult', 'consulted', 'shorten', 'expertReview', 'noExperts', 'noExpertsConfirmed', 'assessRisk', 'noRisk', 'noRiskConfirmed', 'sendForReview'],
    },
    disapprove: {
      label: '审查不通过', from: ['合法性审查中'], to: '审查未通过', by: HEADS, sets: ['legality', 'verdict'], needs: ['legality', 'verdict'], when: { not: { is: 'verdict', value: '合法' } },
      notSameAs: ['start', 'consult', 'consulted', 'shorten', 'expertReview', 'noExperts', 'noExpertsConfirmed', 'assessRisk', 'noRisk', 'noRiskConfirmed', 'sendForReview'],
    },
    decide: { label: '集体讨论决定', from: ['审查毕'], to: '已决定', by: ['office.clerk', 'office.head', 'bureau.leader'], sets: ['decidedOn', 'decision', 'papers'], needs: ['decidedOn', 'decision'] },
    publish: { label: '公布', from: ['已决定'], to: '已公布', by: ['office.clerk', 'office.head'] },
  },
  handedIn: ['已决定', '已公布'],
  done: ['已公布'],
  disclosure: { when: ['已公布'], mode: 'record' },
  cycle: 'event',
  burdenMinutes: 30,
  keepYears: 30,
});
