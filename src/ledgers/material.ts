import { date, files, integer, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

/** 材料登记：一份材料有效到哪天、是哪一份的新版本；每次登记和改动都留下，灯由有效期和当天算出。标题不写文件名：文件依法删除后，名字不能留在这里。 */
export const material = defineLedger({
  id: 'material', version: 1, name: '材料登记',
  help: '在“材料”页或附件旁登记有效期、换成新版本，不从这里填。',
  basis: ['S1#4'], appliesTo: 'both', title: 'what', alongOnly: true,
  fields: {
    what: text('登记', { maxLength: 60 }),
    file: files('材料', { maxCount: 1, see: 'unit' }),
    earlier: files('前一版', { maxCount: 1, see: 'unit' }),
    edition: integer('第几版', '版', { min: 1 }),
    validUntil: date('有效期至', { filter: true }),
  },
  states: ['已登记'],
  actions: {
    register: { label: '登记材料', to: '已登记', by: EVERY_DESK, sets: 'all', needs: ['what', 'file', 'edition'] },
    change: { label: '改登记', from: ['已登记'], to: '已登记', by: EVERY_DESK, sets: ['what', 'earlier', 'edition', 'validUntil'], needs: ['what', 'edition'] },
  },
  handedIn: ['已登记'], done: ['已登记'],
  disclosure: 'never', cycle: 'event', burdenMinutes: 1, keepYears: 10,
});
