import { fieldsOf } from './expr.ts';
import { AUDIENCES, comparedFields, type Fields, isEmpty } from './field.ts';
import { findForbidden } from './forbidden-topic.ts';
import type { Ledger } from './ledger.ts';
import { CLAUSE, lintSignals, unknownLimit } from './lint-signals.ts';

/** Who somebody is: only where it can be erased. A hash of a list names nobody. */
const NAMING = /姓名|名单(?!校验)|身份证|手机|电话|住址|学号|工号|病史/;

/** What is wrong with fields, by themselves; `where` stands before a column of a table. */
export function* lintFields(fields: Fields, where: string, isPersonal = false): Generator<string> {
  for (const [name, field] of Object.entries(fields)) {
    const forbidden = findForbidden({ label: field.label, texts: [field.group, field.hint, field.example], options: 'options' in field ? [...field.options, ...Object.values(field.names ?? {})] : [] });
    if (forbidden) yield `${where}字段“${field.label}”不得采集“${forbidden.topic}”${forbidden.word === forbidden.topic ? '' : `（“${forbidden.word}”）`}`;
    const naming = NAMING.exec([field.label, ...('options' in field ? field.options : [])].join(' '))?.[0];
    if (naming && !field.personal && !isPersonal) yield `${where}字段“${field.label}”采集“${naming}”，要标为个人信息`;
    if (field.personal && field.see === 'public') yield `${where}字段“${field.label}”含个人信息，不能对外公开`;
    if (field.personal && field.filter) yield `${where}字段“${field.label}”含个人信息，不能作为筛选项`;
    if ('options' in field && new Set(field.options).size !== field.options.length) yield `${where}字段“${field.label}”的选项重复`;
    if (field.filter && ['files', 'rows', 'longtext', 'choices'].includes(field.kind)) yield `${where}字段“${field.label}”（${name}）的类型不能筛选`;
    for (const other of field.when ? fieldsOf(field.when) : []) if (!Object.hasOwn(fields, other)) yield `${where}字段“${field.label}”的条件用到不存在的字段“${other}”`;
    if (field.personal && where !== '') yield `${where}字段“${field.label}”：个人信息要标在整个表格上`;
    if (field.kind === 'rows' && Object.values(field.columns).some((column) => ['rows', 'files', 'link', 'post'].includes(column.kind))) yield `${where}表格“${field.label}”的列不能是表格、附件、关联或岗位`;
    if (field.kind === 'rows') yield* lintFields(field.columns, `${where}${field.label}·`, field.personal);
  }
}

/** What somebody reports, says or needs is never held against what others wrote. */
const NEVER_COMPARED: readonly string[] = ['comment', 'concern', 'guidance', 'help-need', 'participation', 'report-channel', 'satisfaction', 'social-watch', 'student-help', 'teacher-care', 'weak-support'];

function reachable(ledger: Ledger): Set<string> {
  const found = new Set(Object.values(ledger.actions).filter((action) => !action.from).map((action) => action.to));
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const action of Object.values(ledger.actions)) if (action.from?.some((state) => found.has(state))) found.add(action.to);
  }
  return found;
}

/** The states from which one of these can be reached, and these. */
function leadingTo(ledger: Ledger, goals: readonly string[]): ReadonlySet<string> {
  const found = new Set(goals);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const action of Object.values(ledger.actions)) if (found.has(action.to)) for (const state of action.from ?? []) found.add(state);
  }
  return found;
}

function* lintReaders({ readers, fields, actions, disclosure }: Ledger): Generator<string> {
  const steps = Object.values(actions);
  if (readers === undefined) {
    if (steps.some((action) => action.by.includes('teacher'))) yield '教师能办，却没有写明谁能看';
    return;
  }
  if (disclosure !== 'never' && disclosure.mode === 'record') yield '只给少数人看的，不能逐件公开';
  if (Object.values(fields).some((field) => field.kind === 'files')) yield '只给少数人看的，还不能带附件';
  if (typeof readers === 'string') return;
  const field = fields[readers.field];
  const options = field?.kind === 'choice' ? field.options : [];
  if (options.length === 0 || options.some((option) => !Object.hasOwn(readers.chosen, option)) || Object.keys(readers.chosen).some((option) => !options.includes(option))) yield '谁能看的选项，与字段的选项不一致';
  if (steps.some((action) => (action.from ? action.sets === 'all' || (action.sets ?? action.needs ?? []).includes(readers.field) : !action.needs?.includes(readers.field)))) yield '谁能看，只能在新建时选定，而且必选';
}

function* lintAbout({ about, fields, readers }: Ledger): Generator<string> {
  if (about === undefined || about === 'author') return;
  if (fields[about.post]?.kind !== 'post' || (about.staffNo !== undefined && fields[about.staffNo]?.kind !== 'text')) yield '“关于谁”要指向岗位字段和工号字段';
  if (readers === undefined) yield '一人一条的，要写明谁能看';
}

function* lint(ledger: Ledger): Generator<string> {
  const states = new Set(ledger.states);
  const fields = new Set(Object.keys(ledger.fields));
  const filterable = Object.values(ledger.fields).filter((field) => field.filter);
  const textSlots = filterable.filter((field) => field.kind === 'text' || field.kind === 'choice' || field.kind === 'yesno' || field.kind === 'link' || field.kind === 'post').length;
  if (textSlots > 8 || filterable.filter((field) => field.kind === 'date').length > 4 || filterable.filter((field) => field.kind === 'money' || field.kind === 'integer').length > 4) yield '可筛选字段过多（文本 8、日期 4、数字 4）';
  for (const clause of ledger.basis) if (!CLAUSE.test(clause)) yield `依据“${clause}”不是有效的句址`;
  if (ledger.basis.length === 0) yield '没有写明依据';
  if (!fields.has(ledger.title)) yield `标题字段“${ledger.title}”不存在`;
  if (ledger.fields[ledger.title]?.personal) yield '标题字段含个人信息，删除后标题里还会留着';
  if (ledger.until !== undefined && ledger.fields[ledger.until]?.kind !== 'date') yield `期限字段“${ledger.until}”不是日期`;
  if (['link', 'post', 'files', 'rows', 'choices'].includes(ledger.fields[ledger.title]?.kind ?? '')) yield `标题字段“${ledger.title}”的类型不能当标题`;
  for (const name of ledger.titleWith ?? []) {
    const [field, title] = [ledger.fields[name], ledger.fields[ledger.title]];
    if (!field || !title || !['text', 'choice', 'date'].includes(field.kind) || field.personal || AUDIENCES.indexOf(field.see) > AUDIENCES.indexOf(title.see)) yield `标题里的“${field?.label ?? name}”要是文字、选项或日期，能看标题的都能看`;
  }
  if (ledger.restsOn !== undefined && ledger.fields[ledger.restsOn]?.kind !== 'text') yield `依据字段“${ledger.restsOn}”不是文字`;
  yield* lintReaders(ledger);
  yield* lintAbout(ledger);
  if (ledger.openIn && Object.values(ledger.fields).some((field) => field.see !== 'public' && field.see !== 'tenant')) yield '发给全县看的，不能有只给少数人看的字段';
  yield* lintFields(ledger.fields, '');
  const around = findForbidden({ label: ledger.name, texts: [...ledger.states, ...Object.values(ledger.actions).map((action) => action.label)], options: [] });
  if (around) yield `名称、状态或动作里不得有“${around.word}”`;
  yield* lintSignals(ledger);
  const compared = comparedFields(ledger.fields);
  if (compared.length > 0 && NEVER_COMPARED.includes(ledger.id)) yield '反映、意见、调查和帮扶的内容不能比对雷同';
  if (compared.some((name) => ledger.fields[name]?.personal)) yield '含个人信息的内容不能比对雷同';
  const seen = reachable(ledger);
  for (const state of states) if (!seen.has(state)) yield `状态“${state}”永远到不了`;
  for (const state of states) {
    const out = Object.values(ledger.actions).some((action) => action.from?.includes(state));
    if (!out && !ledger.done.includes(state)) yield `状态“${state}”是死路：既不是办结，又没有下一步`;
  }
  const ends = leadingTo(ledger, ledger.done);
  for (const state of states) if (seen.has(state) && !ends.has(state)) yield `从状态“${state}”怎么走也办不结`;
  for (const state of [...ledger.handedIn, ...ledger.done, ...(ledger.disclosure === 'never' ? [] : ledger.disclosure.when)]) if (!states.has(state)) yield `状态“${state}”不存在`;
  for (const state of [...ledger.handedIn, ...ledger.done, ...(ledger.openIn ?? []), ...(ledger.disclosure === 'never' ? [] : ledger.disclosure.when)]) if (!states.has(state)) yield `状态“${state}”不存在`;
  if (!Object.values(ledger.actions).some((action) => !action.from)) yield '没有新建动作';
  for (const action of Object.values(ledger.actions)) {
    if (action.by.length === 0 && !ledger.automatic && !action.program) yield `动作“${action.label}”没有人能办`;
    if (action.by.length > 0 && (ledger.automatic || action.program)) yield `动作“${action.label}”由程序办理，不能再指定角色`;
    for (const state of [action.to, ...(action.from ?? [])]) if (!states.has(state)) yield `动作“${action.label}”用到不存在的状态“${state}”`;
    for (const field of [...(action.needs ?? []), ...(Array.isArray(action.sets) ? action.sets : []), ...(action.when ? fieldsOf(action.when) : [])]) if (!fields.has(field)) yield `动作“${action.label}”用到不存在的字段“${field}”`;
    for (const other of [...(action.notSameAs ?? []), ...(action.undoes ? [action.undoes] : [])]) if (!Object.hasOwn(ledger.actions, other)) yield `动作“${action.label}”提到不存在的动作“${other}”`;
    if (action.since !== undefined && (ledger.fields[action.since]?.kind !== 'date' || !(action.within ?? action.notBefore))) yield `动作“${action.label}”的时限从“${action.since}”起算，它不是日期或没有时限`;
    for (const ref of [action.within, action.notBefore]) {
      const unknown = unknownLimit(ref);
      if (unknown) yield `动作“${action.label}”的时限“${unknown}”不存在或没有天数`;
    }
  }
  if (ledger.disclosure !== 'never' && ledger.disclosure.mode === 'record' && !Object.values(ledger.fields).some((field) => field.see === 'public')) yield '声明公开，却没有可公开的字段';
  if (!(ledger.burdenMinutes > 0) || !(ledger.keepYears > 0)) yield '没有写明填报分钟数或保存年限';
  if (isEmpty(ledger.help)) yield '没有填报说明';
}

/** Everything wrong with a ledger that types cannot see, one Chinese sentence each, beginning with the ledger's name; empty where it is sound. */
export const lintLedger = (ledger: Ledger): readonly string[] => [...lint(ledger)].map((fault) => `台账《${ledger.name}》：${fault}`);
