import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Programme } from './words.ts';

interface Props {
  readonly head: Programme['head'];
  readonly tab?: 'breakdown';
  /** A sentence's address, or `o-` and an obligation's id. */
  readonly place: string;
  /** The obligation whose form is to stand open. */
  readonly edit?: string;
  readonly children: ReactNode;
}

/** A link to a place of this version: a sentence, an obligation, a row of 任务分解. */
export function PlaceLink({ head, tab, place, edit, children }: Props) {
  return <Link to="/programmes/$programmeId/$version" params={{ programmeId: head.programmeId, version: String(head.version) }} search={{ ...(tab ? { tab } : {}), ...(edit ? { edit } : {}) } as never} hash={place}>{children}</Link>;
}
