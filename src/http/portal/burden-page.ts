import type { PublicBurdenPage } from '#app/public-burden';
import { chineseDay } from '#base/day';
import { html } from 'hono/html';
import type { County } from '../counties.ts';
import { layout } from './layout.ts';

const MINUTES_PER_HOUR = 60;
const hours = (minutes: number): string => String(Math.round(minutes / MINUTES_PER_HOUR));
const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** What schools are asked for: hours of the whole county by month, and every running form with who asks, under which sentence and until when. */
export const burdenPage = (county: County, { months, asOf, forms }: PublicBurdenPage) => {
  const most = Math.max(1, ...months.map(({ minutes }) => minutes));
  return layout(county, '填报负担', html`
<h1>填报负担</h1>
<p>全县学校每月要用多少小时填报：方案的任务、临时填报和我们自己发的通知、表格都算。只有全县合计，没有学校；涉及学校太少的不算进去。${asOf ? `统计于 ${chineseDay(asOf)}。` : ''}</p>
${months.length === 0 ? html`<p>还没有统计。</p>` : html`<table><thead><tr><th>月份</th><th>小时</th></tr></thead><tbody>${months.map(({ month, minutes }) => html`<tr><td>${monthWords(month)}</td><td>${hours(minutes)} <progress max="${most}" value="${minutes}" aria-label="${monthWords(month)} ${hours(minutes)} 小时"></progress></td></tr>`)}</tbody></table>`}
<h2>正在进行的临时填报</h2>
${forms.length === 0 ? html`<p>没有。</p>` : html`<ul class="lines">${forms.map((form) => html`<li><a href="/c/${county.code}/p/${form.publicationId}">${form.title}</a><br><span class="quiet">${form.asker}　依据 ${form.clause}　每份约 ${String(form.minutes)} 分钟　${chineseDay(form.endsOn)} 截止</span></li>`)}</ul>`}
<p class="quiet">每一份临时填报都要写明依据方案哪一句，由两条线的两个人签发，问什么从发出那一刻起公开；学校可以说明理由不报，理由也公开。</p>`);
};
