import { addDays, day } from '#base/day';
import type { Unit } from '#model/actor';
import type { Standing } from '#model/duty';
import type { Cycle, PeriodSlot } from '#model/cycle';
import type { Assignment, Obligation } from '#model/obligation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lightBands, lightOf, planDuties, priceDuties } from './index.ts';

const FROM = day('2026-09-01');
const ORIGIN = { kind: 'default', basis: '1.1#1' } as const;
const months: PeriodSlot[] = [9, 10, 11, 12].map((month) => ({ per: 'month', key: `2026-${month}`, name: `${month}月`, start: day(`2026-${String(month).padStart(2, '0')}-01`), end: day(`2026-${String(month).padStart(2, '0')}-28`) }));
const semester: PeriodSlot[] = [{ per: 'semester', key: '2026-autumn', name: '秋', start: FROM, end: day('2027-01-20') }];
const units: Unit[] = [...['c1', 'c2', 'c3'].map((unitId) => ({ unitId, parentId: 'b', kind: 'primary' as const, name: unitId })), { unitId: 's1', parentId: 'b', kind: 'section', name: 's1' }, { unitId: 's2', parentId: 'b', kind: 'section', name: 's2' }];

const cycle = fc.oneof(
  fc.record({ per: fc.constantFrom('month' as const, 'semester' as const, 'once' as const), due: fc.record({ anchor: fc.constantFrom('start' as const, 'end' as const), span: fc.record({ value: fc.integer({ min: 0, max: 27 }), unit: fc.constant('day' as const) }) }), origin: fc.constant(ORIGIN) }),
  fc.record({ per: fc.constantFrom('event' as const, 'continuous' as const), origin: fc.constant(ORIGIN) }),
);
const obligations = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), sentences: fc.constantFrom(['1.1#1'], ['1.1#2', '1.2#1']), strength: fc.constantFrom('M' as const, 'P' as const, 'X' as const, 'E' as const), ledger: fc.constantFrom('meeting', 'study', 'rectify'), cycles: fc.array(cycle, { minLength: 1, maxLength: 2 }), kinds: fc.constantFrom(['primary'] as const, ['section'] as const, ['primary', 'section'] as const), lead: fc.constantFrom('s1', 's2') }),
  { selector: (one) => one.id, maxLength: 12 },
);

const plan = (made: readonly (Pick<Obligation, 'id' | 'sentences' | 'strength' | 'ledger'> & { cycles: readonly Cycle[]; kinds: Assignment['kinds']; lead: string })[]) =>
  planDuties({
    obligations: made.map(({ kinds, lead: _lead, ...one }) => ({ ...one, actor: '', addressees: kinds, action: '', evidence: '', indicator: '', visibility: 'unit', parameters: [] })),
    assignments: made.map(({ id, kinds, lead }) => ({ obligationId: id, leadUnitId: lead, jointUnitIds: [], leaderPostId: null, kinds })),
    units, periodsOf: (per) => (per === 'month' ? months : semester),
    explain: ({ due, origin }, slot, start) => due.anchor === 'date' ? undefined : ({ due: due.anchor === 'start' ? addDays(start, due.span.value) : addDays(slot.end, -due.span.value), origin, start, startName: slot.name, span: due.span, skipped: [], provisional: false }),
    ledgerMinutes: { meeting: 10 }, from: FROM, to: day('2027-01-20'), issuedOn: FROM,
  });

test('同一单位、台账、时段的义务合成一件；不重不漏；次序不影响结果；再算一次相同', () => {
  fc.assert(fc.property(obligations, (made) => {
    const duties = plan(made);
    expect(new Set(duties.map((duty) => duty.key)).size).toBe(duties.length);
    expect(plan(made.toReversed())).toEqual(duties);
    for (const one of made) {
      const recurring = new Set(one.cycles.map(({ per }) => per).filter((per) => per === 'month' || per === 'semester' || per === 'once'));
      const slots = one.strength === 'M' ? [...recurring].reduce((sum, per) => sum + (per === 'month' ? months.length : 1), 0) : 0;
      const addressed = (one.kinds as readonly string[]).includes('primary') ? 3 : 0;
      const sections = (one.kinds as readonly string[]).includes('section') ? 1 : 0;
      expect(duties.filter((duty) => duty.obligationIds.includes(one.id))).toHaveLength(slots * (addressed + sections));
    }
    for (const duty of duties) expect(made.filter((one) => duty.obligationIds.includes(one.id)).every((one) => one.ledger === duty.ledger && one.sentences.every((sentence) => duty.sentences.includes(sentence)))).toBe(true);
  }));
});

test('代价按一所学校算，并指出是哪个股室的', () => {
  const duties = plan([{ id: 'a', sentences: ['1.1#1'], strength: 'M', ledger: 'meeting', cycles: [{ per: 'month', due: { anchor: 'end', span: { value: 0, unit: 'day' } }, origin: ORIGIN }], kinds: ['primary'], lead: 's2' }]);
  expect(priceDuties(duties, units)).toEqual({ kinds: [{ kind: 'primary', units: 3, count: 4, minutes: 40, months: ['2026-09', '2026-10', '2026-11', '2026-12'].map((month) => ({ month, count: 1, minutes: 10 })), leads: [{ unitId: 's2', count: 4, minutes: 40 }], costs: [{ ledger: 'meeting', cycle: 'month', obligationIds: ['a'], count: 4, minutes: 40 }] }], leads: [{ unitId: 's2', count: 12 }] });
});

test.each<[string, Standing, string]>([['2026-09-10', 'open', 'red'], ['2026-09-11', 'open', 'yellow'], ['2026-09-18', 'open', 'yellow'], ['2026-09-19', 'open', 'green'], ['2026-09-10', 'handed-in', 'green'], ['2026-09-10', 'done', 'done']])('期限 %s、%s，在 9 月 11 日看是 %s', (due, standing, light) => {
  const bands = lightBands(day('2026-09-11'), 7, day('2026-12-31'));
  expect(lightOf(day(due), standing, bands)).toBe(light);
  expect(bands.filter((band) => band.standing === standing && (band.from ?? '') <= due && due <= band.to)).toHaveLength(1);
});
