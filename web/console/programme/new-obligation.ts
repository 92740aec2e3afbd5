import type { Obligation } from '#model/obligation';
import { newId } from '../api.ts';

/** An obligation of the office's own, empty but for its sentence; the id is made here, so that saving twice makes one. */
export const newObligation = (address: string): Obligation => ({
  id: `B-${newId()}`, sentences: [address], strength: 'M', actor: '', addressees: [], action: '', evidence: '', indicator: '', ledger: '', visibility: 'office', parameters: [],
  cycles: [{ per: 'semester', due: { anchor: 'end', span: { value: 0, unit: 'day' } }, origin: { kind: 'default', basis: address } }],
});
