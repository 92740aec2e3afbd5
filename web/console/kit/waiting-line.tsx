import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, Offline, Refused } from '../api.ts';
import { sentenceFor } from '../refusals.ts';
import { dropKeptDraft, dropWaiting, keepDraft, listWaiting, WAITING_CHANGED, type WaitingAct } from './kept-here.ts';

const TRY_AGAIN_MS = 20_000;

/** Hand-ins that wait on this device: sent when the network is back, with the ids they were made with. What the server refuses goes back to being a draft, with the reason. */
export function WaitingLine({ person, postId }: { readonly person: string; readonly postId: string }) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<readonly WaitingAct[]>(() => listWaiting(person));
  const [refused, setRefused] = useState<readonly string[]>([]);
  const sending = useRef(false);

  const sendOne = useCallback(async ({ act, what }: WaitingAct): Promise<void> => {
    const draft = `${act.recordId}/${act.action}`;
    let refusal: Refused['refusal'] | undefined;
    try {
      const [outcome] = await ask('act', { acts: [act] });
      refusal = outcome && !outcome.ok ? outcome.refusal : undefined;
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === 'not-signed-in') throw error;
      refusal = error.refusal;
    }
    if (refusal) {
      keepDraft(person, draft, { ledger: act.ledger, recordId: act.recordId, seenSeq: act.seenSeq, set: act.set as never, reason: act.reason ?? '', at: Date.now() });
      setRefused((before) => [...before, `${what}没有送达：${sentenceFor(refusal)}内容已回到暂存，打开那张表就在。`]);
    } else {
      dropKeptDraft(person, draft);
      await ask('draft.drop', { draftId: act.recordId }).catch(() => undefined);
      void message.success(`${what}：已送达`);
      void queries.invalidateQueries();
    }
    dropWaiting(person, act.entryId);
  }, [person, message, queries]);

  const send = useCallback(async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (const one of listWaiting(person)) if (one.postId === postId) await sendOne(one);
    } catch (error) {
      // Still no network, or the server is down: it goes on waiting.
      if (!(error instanceof Offline)) console.warn((error as Error).message);
    } finally {
      sending.current = false;
    }
  }, [person, postId, sendOne]);

  useEffect(() => {
    const look = (): void => setWaiting(listWaiting(person));
    const online = (): void => void send();
    window.addEventListener(WAITING_CHANGED, look);
    window.addEventListener('online', online);
    const timer = setInterval(online, TRY_AGAIN_MS);
    online();
    return () => { window.removeEventListener(WAITING_CHANGED, look); window.removeEventListener('online', online); clearInterval(timer); };
  }, [person, send]);

  return (
    <>
      {waiting.length > 0 && <Alert type="warning" role="status" className="noprint" style={{ marginBottom: 12 }} title={`${waiting.length} 件还没有送达，保存在这台设备上，网络恢复后自动送出`} description={waiting.map(({ act, what }) => <div key={act.entryId}>{what}</div>)} action={<Button size="small" onClick={() => void send()}>现在送</Button>} />}
      {refused.map((words) => <Alert key={words} type="error" role="alert" closable style={{ marginBottom: 12 }} title={words} />)}
    </>
  );
}
