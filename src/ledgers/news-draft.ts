import { choice, date, longtext, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK } from './flows/desks.ts';

const HEADS = ['school.head', 'section.head', 'office.head'] as const;

/** 宣传稿：发布前对一遍字句，有“喜报”“升学率”一类的，要另一个人复核才能发；稿子从不删改，不发的也留着。 */
export const newsDraft = defineLedger({
  id: 'news-draft', version: 1, name: '宣传稿',
  help: '发到网站、公众号、横幅之前放进来。没有升学排名字句的直接发；有的送复核。不写学生姓名。',
  basis: ['2.2#5'], appliesTo: 'both', title: 'headline',
  fields: {
    headline: text('标题', { filter: true, example: '走进田间的劳动课' }),
    place: choice('发在哪里', ['学校网站', '公众号', '横幅展板', '电子屏', '家长群通知', '报刊电视'], { filter: true }),
    body: longtext('正文', { maxLength: 5000, example: '五年级在校外基地收割水稻，每人写一篇观察日记。' }),
    why: text('复核意见', { example: '是教研评比的名次，不涉及学生成绩，可以发' }),
    sentOn: date('发布日期', { filter: true }),
  },
  states: ['已拟稿', '待复核', '复核同意', '已发布', '不发布'],
  actions: {
    draft: { label: '放入稿子', to: '已拟稿', by: EVERY_DESK, sets: ['headline', 'place', 'body'], needs: ['headline', 'place', 'body'] },
    edit: { label: '修改', from: ['已拟稿', '待复核', '复核同意'], to: '已拟稿', by: EVERY_DESK, sets: ['headline', 'place', 'body'], needs: ['headline', 'place', 'body'] },
    ask: { label: '送复核', from: ['已拟稿'], to: '待复核', by: EVERY_DESK },
    confirm: { label: '复核同意', from: ['待复核'], to: '复核同意', by: HEADS, sets: ['why'], needs: ['why'], notSameAs: ['draft', 'edit', 'ask'] },
    publish: { label: '发布', from: ['已拟稿'], to: '已发布', by: HEADS, sets: ['sentOn'], needs: ['sentOn'], notSameAs: ['draft', 'edit'], checks: ['screen-words'] },
    publishConfirmed: { label: '按复核意见发布', from: ['复核同意'], to: '已发布', by: EVERY_DESK, sets: ['sentOn'], needs: ['sentOn'], notSameAs: ['confirm'] },
    drop: { label: '不发了，留档', from: ['已拟稿', '待复核', '复核同意'], to: '不发布', by: EVERY_DESK, reason: true },
  },
  handedIn: ['已发布'], done: ['已发布', '不发布'],
  disclosure: 'never', cycle: 'event', on: 'sentOn', burdenMinutes: 3, keepYears: 3,
});
