import type { PublicPage } from '#app/read-publication';
import { chineseDay, isDay } from '#base/day';
import { html } from 'hono/html';
import type { County } from '../counties.ts';
import { layout } from './layout.ts';

const words = (value: unknown): string => (value === undefined || value === null ? '' : isDay(value) ? chineseDay(value) : String(value));

/** A publication as its entry says it, and everything needed to check that; what was taken down shows day and reason only. */
export function publicationPage(county: County, id: string, { state, open: { set, reason }, bundle, photos }: PublicPage) {
  const content = (Array.isArray(set['content']) ? set['content'] : []) as readonly { label?: unknown; text?: unknown }[];
  const isShown = state === '已公布';
  const title = isShown ? words(set['title']) : state;
  return layout(county, title, html`
<h1>${title}</h1>
${isShown ? html`<p>${words(set['unit'])}　《${words(set['ledger'])}》　${words(set['state'])}</p>
<p class="quiet">依据方案 ${words(set['clauses'])}　公布日期 ${words(set['day'])}${Number(set['edition']) > 1 ? `　第 ${words(set['edition'])} 次公布` : ''}</p>
<dl>${content.map(({ label, text }) => html`<dt>${words(label)}</dt><dd>${words(text)}</dd>`)}</dl>
${photos.map((photo) => html`<figure><img src="/c/${county.code}/p/${id}/${photo.photoId}.jpg" alt="${photo.caption}" loading="lazy"><figcaption>${photo.caption}</figcaption></figure>`)}`
    : html`<p><strong>${state}</strong>　${words(set['day'])}</p><p>${state === '已撤下' ? '撤下理由' : '说明'}：${words(reason)}</p>`}
<h2>怎样验证</h2>
${bundle ? html`<p>以上文字一字未改：它的校验值是公开日志第 ${`${BigInt(bundle.leafIndex) + 1n}`} 条，日志只增不改，由签名覆盖。存下<a href="/c/${county.code}/p/${id}.json" download="${id}.json">验证文件</a>，不联网也能查：</p>
<pre>npx qinglian verify-publication ${id}.json</pre>
<details><summary>校验值、盐和证明</summary>
<p>格式：<code>docs/formats/publication.md</code>。文件里有以下各项，没有需要保密的内容。</p>
<dl class="proof"><dt>校验值</dt><dd>${bundle.commitment}</dd><dt>盐</dt><dd>${bundle.openSalt}</dd><dt>日志位置（从 0 起）</dt><dd>${bundle.leafIndex}</dd>
<dt>信封</dt><dd>${JSON.stringify(bundle.envelope)}</dd><dt>证明</dt><dd>${bundle.proof.join(' ') || '（只有一条，不需要）'}</dd><dt>签名</dt><dd>${bundle.checkpoint}</dd><dt>公钥</dt><dd>${bundle.verifierKey}</dd></dl></details>`
    : html`<p>正在写入日志，请过一会儿刷新。</p>`}`);
}
