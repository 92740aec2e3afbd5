import { isUuid } from '#base/id';
import { cellText, type FindLink, type SheetContent, type TitleOf } from '#domain/sheet';
import type { Field, Fields, Value, Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import type { Transaction } from '#store/pools';
import { listPostNames } from '#store/post';
import { listByTitles, listTitles, type RecordTitle } from '#store/record-title';

type Linking = Extract<Field, { kind: 'link' | 'post' }>;
const isLinking = (field: Field): field is Linking => field.kind === 'link' || field.kind === 'post';

function* idsIn(fields: Fields, values: Values): Generator<readonly [Linking, string]> {
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (isLinking(field) && typeof value === 'string') yield [field, value];
    if (field.kind === 'rows' && Array.isArray(value)) for (const row of value as readonly Values[]) yield* idsIn(field.columns, row);
  }
}

/** What the records and posts that these values name are called. */
export async function titlesOf(tx: Transaction, tenant: string, ledger: Ledger, all: readonly Values[]): Promise<TitleOf> {
  const ids = all.flatMap((values) => [...idsIn(ledger.fields, values)]);
  const postIds = [...new Set(ids.flatMap(([field, id]) => (field.kind === 'post' ? [id] : [])))];
  const records = await listTitles(tx, tenant, [...new Set(ids.flatMap(([field, id]) => (field.kind === 'link' ? [id] : [])))]);
  const posts = postIds.length > 0 ? await listPostNames(tx, tenant, { postIds }) : [];
  const names = new Map([...records.map((one) => [one.recordId as string, one.title] as const), ...posts.map((one) => [one.postId, one.title] as const)]);
  return (id) => names.get(id);
}

function* cellsOf(ledger: Ledger, content: SheetContent): Generator<readonly [Linking, title: string, id: string]> {
  for (const row of content.rows) {
    for (const [name, field] of Object.entries(ledger.fields)) {
      if (isLinking(field)) yield [field, cellText(row.cells[name]?.cell), row.linkIds[name] ?? ''];
      if (field.kind !== 'rows') continue;
      for (const line of row.tables[name] ?? []) for (const [column, inner] of Object.entries(field.columns)) if (isLinking(inner)) yield [inner, cellText(line.cells[column]?.cell), line.linkIds[column] ?? ''];
    }
  }
}

const found = (id: string): { readonly value: Value } => ({ value: id });
const several = (n: number, title: string) => ({ fault: `有 ${n} 件都叫“${title}”，请在页面上选` });

/** Finds what the links of a workbook mean, for a record of one unit: the id beside the title while the title is still its own, else the one thing of that name. Looks everything up once. */
export async function openLinks(tx: Transaction, tenant: string, ledger: Ledger, content: SheetContent, unitIds: readonly string[]): Promise<(unitId: string) => FindLink> {
  const cells = [...cellsOf(ledger, content)].filter(([, title]) => title !== '');
  const byTitle = new Map<string, RecordTitle[]>();
  for (const [target, own] of Map.groupBy(cells.flatMap(([field, title]) => (field.kind === 'link' ? [[field.ledger, title] as const] : [])), ([id]) => id)) {
    for (const one of await listByTitles(tx, tenant, target, [...new Set(own.map(([, title]) => title))])) {
      const key = `${target}/${one.title.trim()}`;
      byTitle.set(key, [...(byTitle.get(key) ?? []), one]);
    }
  }
  const posts = new Map<string, readonly { readonly postId: string; readonly title: string }[]>();
  if (cells.some(([field]) => field.kind === 'post')) for (const unitId of unitIds) posts.set(unitId, await listPostNames(tx, tenant, { unitId }));
  return (unitId) => (field, title, id) => {
    if (field.kind === 'post') {
      const alike = (posts.get(unitId) ?? []).filter((post) => post.title.trim() === title);
      const same = alike.find((post) => post.postId === id);
      const [one] = alike;
      return same ? found(same.postId) : alike.length > 1 ? several(alike.length, title) : one ? found(one.postId) : { fault: `本单位没有岗位“${title}”` };
    }
    const alike = byTitle.get(`${field.ledger}/${title}`) ?? [];
    const same = isUuid(id) ? alike.find((one) => one.recordId === id) : undefined;
    const open = alike.filter((one) => field.states.length === 0 || field.states.includes(one.state));
    const [one] = open;
    if (same) return found(same.recordId);
    if (open.length > 1) return several(open.length, title);
    return one ? found(one.recordId) : { fault: alike.length > 0 ? `“${title}”现在的状态不能关联` : `没有找到“${title}”` };
  };
}

