import type { Day } from '#base/day';
import type { Duty } from '#model/duty';

/** A duty that a version in force or before it made and that nothing has ended. */
export interface StandingDuty {
  readonly duty: Duty;
  readonly version: number;
  /** A record answers it, in whatever state. */
  readonly isAnswered: boolean;
}

/** What ends when a new version is issued: `renewed` duties come again under the new version, the others are no longer asked for. */
export interface EndedDuty {
  readonly key: string;
  readonly version: number;
  readonly renewed: boolean;
}

export interface SuccessionInput {
  readonly standing: readonly StandingDuty[];
  /** The duties of the new version from the day on which it takes effect. */
  readonly planned: readonly Duty[];
  /** Every key that the new version asks for at any time of the programme, also before that day. */
  readonly asked: ReadonlySet<string>;
  readonly from: Day;
  /** Obligations that say something else than before, or are led by somebody else; and among them those with another rhythm or due day. */
  readonly changed: ReadonlySet<string>;
  readonly retimed: ReadonlySet<string>;
}

/**
 * Which duties end and which are added when a new version takes effect. What is answered or was due before that day stays. What is open ends where it is no
 * longer asked for; where it is, it stays as made if its period has begun, unless its due day was changed, and follows the new version if its period is yet to
 * come. Of one key one duty stands afterwards.
 */
export function succeedDuties({ standing, planned, asked, from, changed, retimed }: SuccessionInput): { readonly ended: readonly EndedDuty[]; readonly added: readonly Duty[] } {
  const next = new Map(planned.map((duty) => [duty.key, duty]));
  const differs = (old: Duty, now: Duty): boolean => old.obligationIds.join() !== now.obligationIds.join() || now.obligationIds.some((id) => changed.has(id));
  const ended = standing.flatMap(({ duty, version, isAnswered }): EndedDuty[] => {
    if (isAnswered || duty.due.due < from) return [];
    const now = next.get(duty.key);
    if (!now) return asked.has(duty.key) ? [] : [{ key: duty.key, version, renewed: false }];
    const isRunning = duty.period.start <= from;
    const isRenewed = isRunning ? duty.obligationIds.some((id) => retimed.has(id)) : differs(duty, now);
    return isRenewed ? [{ key: duty.key, version, renewed: true }] : [];
  });
  const over = new Set(ended.map(({ key }) => key));
  const stays = new Set(standing.map(({ duty }) => duty.key).filter((key) => !over.has(key)));
  return { ended, added: planned.filter(({ key }) => !stays.has(key)) };
}
