import type { Output } from '#contract';
import { findLedger } from '#ledgers';
import type { Shown } from '#model/duty';
import { ledgerName } from '#model/ledger-name';
import type { DutyLine } from '#store/duty';
import type { Viewer } from './viewer.ts';

type Line = Output<'inbox.list'>['lines'][number];

/** A duty as the viewer's lists show it. */
export function showDuty({ actor, units }: Pick<Viewer, 'actor' | 'units'>, { programmeId, version, duty, due, recordId, recordState, ended, light }: DutyLine & { readonly light: Shown }): Line {
  const nameOf = (unitId: string): string => units.find((unit) => unit.unitId === unitId)?.name ?? unitId;
  return {
    programmeId, version, key: duty.key, unitId: duty.unitId, unitName: nameOf(duty.unitId), leadUnitId: duty.leadUnitId, leadUnitName: nameOf(duty.leadUnitId), ledger: duty.ledger, ledgerName: ledgerName(duty.ledger),
    hasForm: findLedger(duty.ledger) !== undefined, mine: duty.unitId === actor.unitId || (duty.leadUnitId === actor.unitId && actor.leads?.includes(duty.unitId) === true), period: duty.period.name, due, light, minutes: duty.minutes, recordId, recordState,
    sentences: [...duty.sentences], actions: [...duty.obligationIds], explanation: { ...duty.due }, ended: ended && { ...ended },
  };
}
