import { addDays, day } from '#base/day';
import type { Uuid } from '#base/id';
import { planColumns, planRow, readRows, settableFields, type SheetRecord, writeRow, writeTableRows } from '#domain/sheet';
import { LEDGERS } from '#ledgers';
import { type Role, ROLES } from '#model/actor';
import { type Field, isEmpty, type Value, type Values } from '#model/field';
import type { Ledger } from '#model/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawGuide, drawSheet, exampleRow } from './draw-ledger.ts';
import { readApart, writeApart } from './work-apart.ts';
import { readWorkbook, writeWorkbook } from './workbook.ts';

const ALL = Object.keys(ROLES) as Role[];
const id = (n: number): Uuid => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as Uuid;
const LINKED = id(901);
const titleOf = (recordId: string): string | undefined => (recordId === LINKED ? '被关联的一件' : undefined);

const words = (maxLength: number, minLength = 0) => fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', minLength: Math.max(1, minLength), maxLength: Math.min(maxLength, minLength + 40) }).filter((text) => text.length <= maxLength && text.isWellFormed()) },
  { weight: 2, arbitrary: fc.constantFrom('=1+1', '_x0041_', '-5', '007', '1e9', ' 前后有空 ', '一行\n两行', '<b>&"', '2026-09-01', '是', '𠮷') },
).map((text) => text.padEnd(minLength, '文').slice(0, maxLength)).filter((text) => text.isWellFormed());

/** Any value that the field's own check takes. */
function anyValue(field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case 'text': return words(field.maxLength);
    case 'longtext': return words(field.maxLength, field.minLength);
    case 'integer': return fc.integer({ min: field.min, max: field.max });
    case 'money': return fc.oneof(fc.integer({ min: 0, max: 1e9 }), fc.maxSafeNat());
    case 'date': return fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day('2000-01-01'), n));
    case 'yesno': return fc.boolean();
    case 'choice': return fc.constantFrom(...field.options);
    case 'choices': return fc.subarray([...field.options]);
    case 'files': return fc.subarray([id(900), id(902)]);
    case 'link':
    case 'post': return fc.constantFrom(LINKED, id(903));
    case 'rows': return fc.array(fc.record(Object.fromEntries(Object.entries(field.columns).map(([name, column]) => [name, fc.option(anyValue(column))]))), { maxLength: 3 }) as fc.Arbitrary<Value>;
  }
}

const known = { titleOf, findLink: (_field: unknown, title: string, link: string | undefined) => (title === '被关联的一件' && link === LINKED ? { value: LINKED } : { fault: '没有找到' }) };

const LIMITS = { rows: 1_000, columns: 120 };

const recordsOf = (ledger: Ledger): readonly SheetRecord[] =>
  fc.sample(fc.record(Object.fromEntries(Object.entries(ledger.fields).map(([name, field]) => [name, fc.option(anyValue(field))]))), { numRuns: 25, seed: ledger.id.length * 7919 })
    .map((values, i): SheetRecord => ({ recordId: id(i), seq: i + 1, unitName: '青山镇中心校', state: ledger.states[0] ?? '', values: values as Values }));

test.each(LEDGERS.map((ledger) => [ledger.name, ledger] as const))('《%s》导出后原样导入，没有一处变化', async (_name, ledger) => {
  const plans = planColumns(ledger, ALL, true);
  const records = recordsOf(ledger);
  const [main, ...tables] = plans;
  const file = await readWorkbook(await writeWorkbook([
    drawSheet(main, records.map((record) => writeRow(main, ledger.fields, record, titleOf)), ['甲', '乙']),
    ...tables.map((plan) => drawSheet(plan, records.flatMap((record) => writeTableRows(plan, ledger.fields, record, titleOf)), [])),
    drawGuide(ledger, plans),
  ]), LIMITS);
  const content = readRows(plans, file);
  expect({ strangers: content.strangers, missing: content.missing, faults: content.faults }).toEqual({ strangers: [], missing: [], faults: [] });
  expect(content.rows.map((row) => row.key)).toEqual(records.map((record) => record.recordId));
  for (const [i, row] of content.rows.entries()) expect(planRow(ledger, settableFields(ledger, ALL), row, records[i]?.values, known)).toEqual({ set: {}, faults: [] });
});

test.each(LEDGERS.map((ledger) => [ledger.name, ledger] as const))('《%s》导出的内容当作新的一件填，读出来就是原来的值', async (_name, ledger) => {
  const plans = planColumns(ledger, ALL, false);
  const [main, ...tables] = plans;
  const settable = settableFields(ledger, ALL);
  // What cannot come back as it was: blanks around a text, a line end of its own kind, a link that is out of sight, an amount beyond a billion yuan.
  const tidy = (value: Value): Value => (typeof value === 'string' ? value.replaceAll(/[\r\p{Cc}]/gu, '').trim() || null : Array.isArray(value) ? (value.map((one) => (typeof one === 'object' ? Object.fromEntries(Object.entries(one).map(([name, cell]) => [name, tidy(cell as Value)])) : one)) as Value) : value);
  const isPlain = (field: Field, value: Value): boolean => !((field.kind === 'link' || field.kind === 'post') && value !== LINKED) && !(field.kind === 'longtext' && field.minLength > 0) && !(field.kind === 'money' && (value as number) > 99_999_999_999_999) && field.kind !== 'files' && !(field.kind === 'rows');
  const records = recordsOf(ledger).map((record) => ({ ...record, values: Object.fromEntries(Object.entries(record.values).flatMap(([name, value]) => { const field = ledger.fields[name]; return field && settable.has(name) && isPlain(field, value) && !isEmpty(tidy(value)) ? [[name, tidy(value)]] : []; })) }));
  const file = await readWorkbook(await writeWorkbook([
    drawSheet(main, [exampleRow(main, ledger.fields, '甲'), ...records.map((record) => writeRow(main, ledger.fields, record, titleOf).map((cell, i) => (main.columns[i]?.use === 'key' ? null : cell)))], []),
    ...tables.map((plan) => drawSheet(plan, [], [])),
  ]), LIMITS);
  const { rows } = readRows(plans, file);
  expect(rows.length).toBe(records.length);
  for (const [i, row] of rows.entries()) {
    const { set, faults } = planRow(ledger, settable, row, undefined, known);
    expect(faults).toEqual([]);
    expect(Object.fromEntries(Object.entries(set).filter(([, value]) => !isEmpty(value)))).toEqual(records[i]?.values);
  }
});

test('在另一个线程里写、读，下拉选项和填表说明不当作数据', async () => {
  const [ledger] = LEDGERS;
  if (!ledger) throw new Error('no ledger');
  const plans = planColumns(ledger, ALL, false);
  const file = await readApart(await writeApart([drawSheet(plans[0], [exampleRow(plans[0], ledger.fields, '甲')], ['甲', '乙']), drawGuide(ledger, plans)]));
  if (!file.ok) throw new Error(file.refusal.code);
  expect(file.value.map((sheet) => sheet.name)).toEqual([plans[0].name, '填表说明']);
  expect(readRows(plans, file.value).rows).toEqual([]);
});
