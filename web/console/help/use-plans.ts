import { useState } from 'react';
import type { Pupil } from '#domain/score-sheet';
import { doubtCode, suggestCode } from '#model/help-code';
import type { CodeFault, Plan } from './class-plan.tsx';

/** A whole number below `below`, by chance. */
const random = (below: number): number => (below === 0 ? 0 : (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below);

/** Names and numbers that no code may show. */
const listedIn = (pupils: readonly Pupil[]): ReadonlySet<string> => new Set(pupils.flatMap(({ name, number }) => [name, number]).filter((one) => one.length >= 2));

/** The teacher's plans, kept in this page's memory and nowhere else; `used` are the codes of her earlier records. */
export function usePlans(pupils: readonly Pupil[], used: ReadonlySet<string>, kind: string) {
  const [plans, setPlans] = useState<ReadonlyMap<number, Plan>>(new Map());
  const planOf = ({ row }: Pupil): Plan => plans.get(row) ?? { chosen: false, code: '', kind, sure: false };
  const listed = listedIn(pupils);
  const taken = (except?: number): Set<string> => new Set([...used, ...[...plans].flatMap(([row, plan]) => (plan.chosen && row !== except ? [plan.code.trim()] : []))]);
  const change = (pupil: Pupil, change: Partial<Plan>): void => setPlans((before) => {
    const next = { ...(before.get(pupil.row) ?? { chosen: false, code: '', kind, sure: false }), ...change };
    return new Map(before).set(pupil.row, next.chosen && next.code === '' && change.chosen ? { ...next, code: suggestCode(taken(pupil.row), random, listed) } : next);
  });
  const faultOf = (pupil: Pupil): CodeFault | undefined => {
    const { code, sure } = planOf(pupil);
    const plain = code.trim();
    if (plain === '') return 'missing';
    if (taken(pupil.row).has(plain)) return 'taken';
    const doubt = doubtCode(plain, listed);
    return doubt === 'name' && sure ? undefined : doubt;
  };
  return { plans, planOf, change, faultOf, suggest: (pupil: Pupil) => change(pupil, { code: suggestCode(taken(), random, listed), sure: false }), clear: () => setPlans(new Map()) };
}
