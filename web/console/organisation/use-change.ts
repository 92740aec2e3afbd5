import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import type { Ask } from '#contract';
import type { Uuid } from '#base/id';
import { ask, newId } from '../api.ts';

export type Wished = Ask<'organisation.change'>['wishes'][number]['change'];

/** Sends changes of the organisation, all or none; after it the pages are asked anew. A retry of what failed on the way asks for the same thing. */
export function useChange(onDone: () => void) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const entries = useRef(new Map<string, Uuid>());
  const send = async (changes: readonly { readonly seenSeq: number; readonly change: Wished }[]): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const wishes = changes.map((one) => {
        const key = JSON.stringify(one);
        const entryId = entries.current.get(key) ?? newId();
        entries.current.set(key, entryId);
        return { entryId, ...one };
      });
      const { waiting } = await ask('organisation.change', { wishes });
      entries.current.clear();
      if (waiting > 0) void message.info('已提请，须由另一位管理员在“待确认”里确认后生效。', 6);
      else void message.success('已保存');
      await queries.invalidateQueries();
      onDone();
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, error };
}
