import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { dayOf } from '#base/day';
import type { Uuid } from '#base/id';
import type { Output } from '#contract';
import { ask } from '../api.ts';
import { addressOf } from './file-links.tsx';
import './pictures.css';

type Found = Output<'picture.alike'>[number];
type Alike = Found['alike'][number];

const AGAIN_MS = 2_500;

/** What is known of pictures like these; asks again while some are still being looked at. */
const useAlike = (fileIds: readonly string[], recordId?: Uuid) =>
  useQuery({
    queryKey: ['alike', recordId ?? null, fileIds], queryFn: () => ask('picture.alike', { fileIds: fileIds as Uuid[], ...(recordId ? { recordId } : {}) }), enabled: fileIds.length > 0,
    refetchInterval: ({ state }) => (state.data?.some(({ waiting }) => waiting) ? AGAIN_MS : false),
  });

const wordsOf = ({ isOwn, unitName, on, ledgerName }: Alike): string =>
  unitName === null ? '与别的单位用过的照片相同或相近' : `与${isOwn ? '本单位' : unitName} ${on ? dayOf(on) : ''} 的照片相同或相近（${ledgerName ?? ''}）`;

/** Beside a picture that was just chosen: where its own unit used it before, and whether it was used elsewhere. Nothing stands in the way. */
export function AlikeHint({ fileId }: { readonly fileId: string }) {
  const found = useAlike([fileId]).data?.[0];
  if (!found || found.alike.length === 0) return null;
  return <ul className="plain-list alike-hint">{found.alike.map((one, i) => <li key={i}><span className="light light-yellow"><i aria-hidden />{wordsOf(one)}。</span>{one.recordId && <> <Link to="/records/$recordId" params={{ recordId: one.recordId }}>看那一件</Link></>}</li>)}</ul>;
}

const Look = ({ fileId, words }: { readonly fileId: string; readonly words: string }) => <figure><a href={addressOf(fileId, 'view')} target="_blank" rel="noreferrer"><img src={addressOf(fileId, 'view')} alt={words} loading="lazy" /></a><figcaption>{words}</figcaption></figure>;

/** What a reviewer sees of a record's pictures that were used before, side by side: a hint, and nothing follows from it. */
export function AlikePictures({ recordId, fileIds }: { readonly recordId: Uuid; readonly fileIds: readonly string[] }) {
  const found = useAlike(fileIds, recordId).data?.filter(({ alike }) => alike.length > 0) ?? [];
  if (found.length === 0) return null;
  return (
    <Alert type="warning" className="noprint" style={{ marginBottom: 12 }} title="照片比对" description={<>
      <p className="quiet">按画面比较，压缩、缩放、略裁过的也认得。只作提示，由人判断。</p>
      {found.flatMap(({ fileId, alike }) => alike.map((one, i) => (
        <details key={`${fileId}${i}`} className="alike">
          <summary><span className="light light-yellow"><i aria-hidden />{wordsOf(one)}</span></summary>
          <div className="pair"><Look fileId={fileId} words="这一件的照片" />{one.fileId ? <Look fileId={one.fileId} words={`${one.isOwn ? '本单位' : one.unitName} ${one.on ? dayOf(one.on) : ''}`} /> : <p className="quiet">那一张不在您的范围内。</p>}</div>
          {one.recordId && <Link to="/records/$recordId" params={{ recordId: one.recordId }}>看那一件</Link>}
        </details>
      )))}
    </>} />
  );
}
