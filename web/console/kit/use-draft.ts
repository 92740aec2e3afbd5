import { useCallback, useEffect, useRef, useState } from 'react';
import type { Uuid } from '#base/id';
import type { Value } from '#model/field';
import { ask } from '../api.ts';
import { dropKeptDraft, keepDraft, keptDraft } from './kept-here.ts';

const SAVE_AFTER_MS = 1500;

interface Of {
  readonly person: string;
  readonly ledger: string;
  readonly action: string;
  readonly recordId: Uuid;
  readonly seenSeq: number;
  /** What an empty form begins with. */
  readonly initial: Readonly<Record<string, Value>>;
}

/** What is being typed, kept on this device at once and on the server a moment later (暂存). Whichever is newer comes back. */
export function useDraft({ person, ledger, action, recordId, seenSeq, initial }: Of) {
  const [set, setSet] = useState<Record<string, Value>>({ ...initial });
  const [reason, setReason] = useState('');
  const [saved, setSaved] = useState<string>();
  const resumed = useRef(false);
  const touched = useRef(false);
  const id = `${recordId}/${action}`;

  useEffect(() => {
    const here = keptDraft(person, id);
    if (here) { resumed.current = true; setSet(here.set); setReason(here.reason); setSaved('已恢复这台设备上暂存的内容'); }
    ask('draft.list', { ledger }).then((drafts) => {
      const there = drafts.find((draft) => draft.draftId === recordId && draft.body.action === action);
      if (!there || touched.current || (here && here.at >= Date.parse(there.touchedAt))) return;
      resumed.current = true;
      setSet(there.body.set as Record<string, Value>);
      setReason(there.body.reason ?? '');
      setSaved('已恢复上次暂存的内容');
    }).catch(() => undefined);
  }, [person, id, ledger, recordId, action]);

  useEffect(() => {
    if (!touched.current) return undefined;
    const isKept = keepDraft(person, id, { ledger, recordId, seenSeq, set, reason, at: Date.now() });
    const timer = setTimeout(() => {
      ask('draft.save', { draftId: recordId, ledger, body: { recordId, action, seenSeq, set: set as never, ...(reason ? { reason } : {}) } })
        .then(() => setSaved('已暂存（还没有送达）')).catch(() => setSaved(isKept ? '网络不通，已暂存在这台设备上（还没有送达）' : '网络不通，这台设备也不能暂存，内容只在本页，请不要关闭'));
    }, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [set, reason, person, id, ledger, action, recordId, seenSeq]);

  const change = useCallback((next: (before: Record<string, Value>) => Record<string, Value>): void => { touched.current = true; setSet(next); }, []);
  const changeReason = useCallback((text: string): void => { touched.current = true; setReason(text); }, []);
  const forget = useCallback(async (): Promise<void> => {
    dropKeptDraft(person, id);
    await ask('draft.drop', { draftId: recordId }).catch(() => undefined);
  }, [person, id, recordId]);
  return { set, change, reason, changeReason, saved, forget, /** What is typed was begun at another sitting. */ resumed };
}
