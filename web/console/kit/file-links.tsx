import { useQuery } from '@tanstack/react-query';
import { wallClock } from '#base/day';
import type { Output } from '#contract';
import { actingPost, ask, BASE } from '../api.ts';
import { Freshness } from './freshness.tsx';

export type FileAbout = Output<'file.finish'>;

const JUST_CAME_MS = 60_000;

/** What is known of these files, by id; one that is missing is not for this person. */
export const useFiles = (fileIds: readonly string[]) =>
  useQuery({ queryKey: ['files', fileIds], queryFn: async () => new Map((await ask('file.about', { fileIds: fileIds as never })).map((file) => [file.fileId as string, file])), enabled: fileIds.length > 0, placeholderData: (before) => before,
    // A picture that just came has its small copies in a moment.
    refetchInterval: ({ state }) => ([...(state.data?.values() ?? [])].some((file) => file.picture && !file.preview && Date.now() - Date.parse(file.finishedAt) < JUST_CAME_MS) ? 2_500 : false),
  });

/** A size as people say it. */
export const sizeWords = (bytes: number): string => (bytes < 1024 ? `${bytes} 字节` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`);

/** Where a file is read, the small copy of a picture, or a PDF in the browser's own viewer. */
export function addressOf(fileId: string, size?: 'small' | 'view' | 'pdf'): string {
  const query = new URLSearchParams({ ...(actingPost() ? { post: actingPost() ?? '' } : {}), ...(size === 'pdf' ? { view: '' } : size ? { size } : {}) }).toString();
  return `${BASE}/files/${fileId}${query && `?${query}`}`;
}

/** A file's name as a link, a picture with a small view of it, and how fresh it is. */
export function FileName({ fileId, file, pending }: { readonly fileId: string; readonly file: FileAbout | undefined; readonly pending: boolean }) {
  if (!file) return <span className="filename quiet">{pending ? '附件' : '附件（不在您的范围内）'}</span>;
  if (file.erasedAt) return <span className="filename quiet">已依法删除（{wallClock(file.erasedAt).slice(0, 10)}）</span>;
  return (
    <span className="filename">
      <a href={addressOf(fileId, file.preview ? 'view' : file.kind === 'pdf' ? 'pdf' : undefined)} target="_blank" rel="noreferrer">{file.preview && <img src={addressOf(fileId, 'small')} alt="" loading="lazy" />}{file.name}</a> <span className="quiet">{file.preview ? <a href={addressOf(fileId)} target="_blank" rel="noreferrer">原图 {sizeWords(file.size)}</a> : sizeWords(file.size)}</span> <Freshness file={file} />
    </span>
  );
}

/** The files that a field names. */
export function FileLinks({ fileIds }: { readonly fileIds: readonly string[] }) {
  const files = useFiles(fileIds);
  return <ul className="files">{fileIds.map((fileId) => <li key={fileId}><FileName fileId={fileId} file={files.data?.get(fileId)} pending={files.isPending} /></li>)}</ul>;
}
