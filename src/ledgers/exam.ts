import { choice, date, integer, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

/** 考务管理：命题、印制、交接、开封、巡考、阅卷，一环接一环，交接和开封要两个人各签一次；断了链看得出来。考试违规只有件数。 */
export const exam = defineLedger({
  id: 'exam', version: 1, name: '考务管理',
  help: '一场考试一件。交接、开封两步要两个人分别登录各签一次；违规只填件数，不写学生。',
  basis: ['4.2#3', '4.2#4', '4.2#1'], appliesTo: 'both', title: 'name',
  fields: {
    name: text('考试', { filter: true, group: '命题', example: '七年级期末质量监测' }),
    kind: choice('哪一种', ['期中期末', '学业水平', '选拔与分班', '诚信教育与承诺'], { filter: true, group: '命题' }),
    examOn: date('考试日期', { filter: true, group: '命题' }),
    pledged: integer('签诚信承诺', '人', { max: 20_000, group: '命题' }),
    copies: integer('印制', '份', { max: 50_000, group: '印制' }),
    sealed: yesno('密封完好', { group: '交接' }),
    spare: integer('剩余卷回收', '份', { max: 50_000, group: '考试' }),
    patrols: integer('巡考', '次', { max: 500, group: '考试' }),
    incidents: integer('违规处理', '件', { max: 1000, group: '考试' }),
    appeals: integer('申诉', '件', { max: 1000, group: '阅卷' }),
    answered: integer('已答复申诉', '件', { max: 1000, group: '阅卷' }),
  },
  states: ['已命题', '已印制', '已交接', '已开封', '已考完', '已阅卷', '已归档', '链条中断'],
  actions: {
    compose: { label: '命题入库', to: '已命题', by: EVERY_DESK, sets: ['name', 'kind', 'examOn', 'pledged'], needs: ['name', 'kind', 'examOn', 'pledged'] },
    print: { label: '印制', from: ['已命题'], to: '已印制', by: EVERY_DESK, sets: ['copies'], needs: ['copies'], notSameAs: ['compose'] },
    handover: { label: '交接签字', from: ['已印制'], to: '已交接', by: EVERY_DESK, sets: ['sealed'], needs: ['sealed'], when: { is: 'sealed', value: true }, quorum: 2 },
    unseal: { label: '开封签字', from: ['已交接'], to: '已开封', by: EVERY_DESK, quorum: 2 },
    hold: { label: '考试结束', from: ['已开封'], to: '已考完', by: EVERY_DESK, sets: ['spare', 'patrols', 'incidents'], needs: ['spare', 'patrols', 'incidents'] },
    mark: { label: '阅卷结束', from: ['已考完'], to: '已阅卷', by: EVERY_DESK, sets: ['appeals', 'answered'], needs: ['appeals', 'answered'] },
    file: { label: '归档', from: ['已阅卷'], to: '已归档', by: ['school.head', 'section.head', 'office.head'], sets: ['answered'], notSameAs: ['compose', 'mark'], checks: ['appeals-answered'] },
    broken: { label: '链条中断，停用这套卷', from: ['已命题', '已印制', '已交接', '已开封'], to: '链条中断', by: ['school.head', 'section.head'], reason: true, danger: true },
  },
  handedIn: ['已考完', '已阅卷', '已归档'], done: ['已归档', '链条中断'],
  disclosure: 'never', cycle: 'event', on: 'examOn', burdenMinutes: 12, keepYears: 5,
  indicators: [{ id: 'exam-whole', name: '考务链条完整率', basis: ['4.2#3'], kind: 'share', part: { states: ['已归档'] }, whole: { states: ['已归档', '链条中断'] } }],
});
