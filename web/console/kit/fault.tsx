import { Alert } from 'antd';
import { Refused } from '../api.ts';
import { sentenceFor } from '../refusals.ts';

/** An error in the person's words. */
export const faultOf = (error: unknown): string => (error instanceof Refused ? sentenceFor(error.refusal) : (error as Error).message);

/** An error as the person reads it; nothing where there is none. */
export function Fault({ error }: { readonly error: unknown }) {
  if (!error) return null;
  return <Alert type="error" role="alert" style={{ marginBottom: 12 }} title={faultOf(error)} />;
}
