import { SCHOOL_KINDS } from '#model/actor';
import { choice, date, files, integer, money, text, yesno } from '#model/field';
import { defineLedger } from '#model/ledger';
import { SCHOOL } from './flows/desks.ts';

const isOpen = { is: 'served', value: '供餐' } as const;
const isClosed = { is: 'served', value: '不供餐' } as const;

/** 放心午餐：每天一页，今天谁陪餐、吃什么、进了什么货、留样没有，当天公开。 */
export const canteen = defineLedger({
  id: 'canteen', version: 1, name: '放心午餐',
  help: '一天一页，两分钟。陪餐写岗位；留样每样 125 克、48 小时。不供餐的，填一次写到哪天为止，这些天不再提醒。',
  basis: ['1.4#3'], appliesTo: 'school', title: 'servedOn', titleWith: ['served'],
  fields: {
    servedOn: date('日期', { see: 'public', filter: true, from: { calendar: 'today' } }),
    served: choice('供不供餐', ['供餐', '不供餐'], { see: 'public', filter: true }),
    whyNot: choice('为什么不供餐', ['学校没有食堂', '放假或停课', '食堂停业整改'], { see: 'public', when: isClosed }),
    until: date('不供餐到哪一天', { see: 'public', filter: true, when: isClosed }),
    menu: text('今天吃什么', { see: 'public', maxLength: 300, example: '土豆烧鸡、清炒白菜、紫菜蛋汤、米饭', when: isOpen }),
    eater: choice('谁陪餐', ['校（园）长', '副校长', '中层干部', '班主任', '家长代表'], { see: 'public', filter: true, when: isOpen }),
    comment: text('陪餐意见', { see: 'public', maxLength: 200, example: '汤偏咸，已提醒', when: isOpen }),
    diners: integer('用餐', '人', { see: 'public', max: 10_000, when: isOpen, from: { ledger: 'canteen', field: 'diners' } }),
    purchase: money('今日采购', { see: 'public', filter: true, when: isOpen }),
    supplier: text('主要供货商', { see: 'public', filter: true, when: isOpen, from: { ledger: 'canteen', field: 'supplier' } }),
    sample: yesno('已留样 48 小时', { see: 'public', filter: true, when: isOpen }),
    complaints: integer('收到意见', '件', { see: 'public', max: 500, when: isOpen }),
    photos: files('照片', { see: 'public', maxCount: 3, when: isOpen }),
  },
  states: ['已公开', '已更正'],
  actions: {
    publish: { label: '公开今天的一页', to: '已公开', by: SCHOOL, sets: 'all', needs: ['servedOn', 'served', 'whyNot', 'until', 'menu', 'eater', 'diners', 'purchase', 'sample'], checks: ['once-a-day'] },
    correct: { label: '更正', from: ['已公开', '已更正'], to: '已更正', by: SCHOOL, sets: 'all', needs: ['servedOn', 'served', 'whyNot', 'until', 'menu', 'eater', 'diners', 'purchase', 'sample'], reason: true, checks: ['once-a-day'] },
  },
  handedIn: ['已公开', '已更正'], done: ['已公开', '已更正'],
  disclosure: { when: ['已公开', '已更正'], mode: 'record' }, cycle: 'day', on: 'servedOn', burdenMinutes: 2, keepYears: 2,
  indicators: [
    { id: 'canteen-days', name: '公开天数', basis: ['1.4#3'], kind: 'count', of: { when: isOpen }, unit: '天' },
    { id: 'canteen-sampled', name: '留样率', basis: ['1.4#3'], kind: 'share', part: { when: { is: 'sample', value: true } }, whole: { when: isOpen } },
  ],
  signals: [{ kind: 'day-missing', id: 'canteen-today', name: '今天的一页还没有公开', basis: ['1.4#3'], states: ['已公开', '已更正'], units: SCHOOL_KINDS, on: 'servedOn', until: 'until', hour: 'canteen-hour' }],
});
