import { choice, date, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, REVIEWERS } from './flows/desks.ts';
import { REPORT_ENDS, REPORT_STATES, reportFlow } from './flows/report-flow.ts';

/** 优质均衡监测：每校八项资源指标的原始数，一年一次；差异系数由此计算。 */
export const equity = defineLedger({
  id: 'equity', version: 1, name: '优质均衡监测',
  help: '照事业统计年报填原始数，一校一年一条，不用自己算差异系数。',
  basis: ['1.4#3'], appliesTo: 'both', title: 'year',
  fields: {
    year: text('年度', { see: 'tenant', filter: true, maxLength: 12, example: '2026' }),
    stage: choice('学段', ['小学', '初中'], { see: 'tenant', filter: true }),
    pupils: integer('在校生', '人', { see: 'tenant', max: 20_000 }),
    qualified: integer('高于规定学历教师', '人', { see: 'tenant', max: 2000 }),
    backbone: integer('县级以上骨干教师', '人', { see: 'tenant', max: 2000 }),
    specialists: integer('体艺教师', '人', { see: 'tenant', max: 2000 }),
    rooms: integer('教学及辅助用房', '平方米', { see: 'tenant', max: 1_000_000 }),
    grounds: integer('体育运动场馆', '平方米', { see: 'tenant', max: 1_000_000 }),
    equipment: integer('教学仪器设备值', '万元', { see: 'tenant', max: 100_000 }),
    multimedia: integer('多媒体教室', '间', { see: 'tenant', max: 1000 }),
    countedOn: date('统计日期', { see: 'tenant', filter: true }),
  },
  states: REPORT_STATES,
  actions: reportFlow({ needs: ['year', 'stage', 'pupils', 'qualified', 'backbone', 'specialists', 'rooms', 'grounds', 'equipment', 'multimedia', 'countedOn'], makers: EVERY_DESK, reviewers: REVIEWERS }),
  ...REPORT_ENDS,
  disclosure: { when: ['已接收'], mode: 'aggregate' }, cycle: 'year', on: 'countedOn', burdenMinutes: 15, keepYears: 10,
});
