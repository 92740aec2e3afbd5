import { files, link, longtext, rows, text } from '#model/field';
import { defineLedger } from '#model/ledger';
import { EVERY_DESK, OFFICE, SECTION } from './flows/desks.ts';

/** 填报件：一个单位对一份临时填报的回答，或者不报的理由；理由对外公开，回答只有本单位和要材料的那条线看得到。 */
export const collectionAnswer = defineLedger({
  id: 'collection-answer', version: 1, name: '填报件',
  help: '从“填报”页面打开要填的那一份。觉得不该要的，可以说明理由不报，理由会公开。',
  basis: ['1.5#5'], appliesTo: 'both', title: 'title', byProgram: true,
  fields: {
    form: link('哪一份填报', 'collection', { states: ['进行中'], parent: true }),
    title: text('填报名称', { see: 'public', filter: true, maxLength: 60 }),
    answers: rows('填报内容', { label: text('项目', { maxLength: 60 }), answer: text('内容', { maxLength: 500 }) }, { maxRows: 20 }),
    papers: files('附件', { maxCount: 5 }),
    why: longtext('不报的理由', { see: 'public', maxLength: 300, minLength: 4, hint: '会公开，不写人名', example: '同样的数字上月已在优质均衡监测台账里报过。' }),
  },
  states: ['已报送', '已退回', '已说明不报'],
  actions: {
    submit: { label: '报送', to: '已报送', by: EVERY_DESK, sets: ['form', 'title', 'answers', 'papers'], needs: ['form', 'title'] },
    amend: { label: '更正', from: ['已报送', '已退回'], to: '已报送', by: EVERY_DESK, sets: ['answers', 'papers'], line: 'own' },
    return: { label: '退回', from: ['已报送'], to: '已退回', by: [...SECTION, ...OFFICE], reason: true, notSameAs: ['submit', 'amend'], line: 'other' },
    decline: { label: '说明不报', to: '已说明不报', by: EVERY_DESK, sets: ['form', 'title', 'why'], needs: ['form', 'title', 'why'] },
    resume: { label: '改为填报', from: ['已说明不报'], to: '已报送', by: EVERY_DESK, sets: ['answers', 'papers'], line: 'own' },
  },
  handedIn: ['已报送', '已说明不报'], done: ['已报送', '已说明不报'],
  disclosure: { when: ['已说明不报'], mode: 'record' }, cycle: 'event', burdenMinutes: 5, keepYears: 10,
});
