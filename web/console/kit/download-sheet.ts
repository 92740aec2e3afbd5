import { actingPost, BASE, readAnswer } from '../api.ts';

/** Downloads a workbook under the name that the server gives it; throws as `ask` does. */
export async function downloadSheet(path: string, search: Readonly<Record<string, string | undefined>> = {}): Promise<void> {
  const post = actingPost();
  const query = new URLSearchParams(Object.entries({ ...search, ...(post ? { post } : {}) }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const answer = await fetch(`${BASE}${path}?${query.toString()}`);
  if (!answer.ok) await readAnswer(answer);
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name === undefined ? '表格.xlsx' : decodeURIComponent(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
