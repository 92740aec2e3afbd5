import { Alert } from 'antd';
import { useState } from 'react';
import { PlaceLink } from './place-link.tsx';
import type { Programme, StoredObligation } from './words.ts';

const MOST = 200;

/** Whether nothing stands against 印发 any more. */
export const isReady = ({ open }: Programme): boolean => open.sentences.length + open.unowned.length + open.undecided.length === 0;

const lacksHome = (one: StoredObligation | undefined): boolean => one !== undefined && (one.body.ledger === '' || one.body.addressees.length === 0);

/** What still stands against 印发, each a link to its place. */
export function OpenPoints({ programme: { head, open, obligations }, startOpen = false }: { readonly programme: Programme; readonly startOpen?: boolean }) {
  const [isOpen, setOpen] = useState(startOpen);
  if (open.sentences.length + open.unowned.length + open.undecided.length === 0) return <Alert className="noprint" style={{ marginBottom: 12 }} type="success" title="每句都有着落，每项都有牵头，可以印发。" />;
  const byId = new Map(obligations.map((one) => [one.obligationId, one]));
  const list = (title: string, ids: readonly string[], link: (id: string) => React.ReactNode): React.ReactNode => ids.length > 0 && (
    <div><b>{title}（{ids.length}）：</b><ul className="places">{ids.slice(0, MOST).map((id) => <li key={id}>{link(id)}</li>)}</ul></div>
  );
  const words = (id: string): string => `${byId.get(id)?.body.sentences[0] ?? ''} ${(byId.get(id)?.body.action ?? '').slice(0, 24)}`;
  return (
    <Alert className="noprint" style={{ marginBottom: 12 }} type="info" title={`印发之前：${open.undecided.length} 项待确认，${open.sentences.length} 句没有着落，${open.unowned.length} 项没有牵头股室、台账或责任单位。`} description={
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>是哪些</summary>
        {isOpen && <>
          {list('没有着落的句子', open.sentences, (address) => <PlaceLink head={head} place={address}>{address}</PlaceLink>)}
          {list('没有牵头、台账或责任单位的义务', open.unowned, (id) => (lacksHome(byId.get(id)) ? <PlaceLink head={head} place={byId.get(id)?.body.sentences[0] ?? ''} edit={id}>{words(id)}（台账或责任单位未定）</PlaceLink> : <PlaceLink head={head} tab="breakdown" place={`o-${id}`}>{words(id)}</PlaceLink>))}
          {list('待确认的义务', open.undecided, (id) => <PlaceLink head={head} place={`o-${id}`}>{words(id)}</PlaceLink>)}
        </>}
      </details>
    } />
  );
}
