import type { CountyOverview, PublicHeading, PublicLog } from '#app/county-overview';
import type { PublicLine } from '#app/read-publication';
import { chineseDay, wallClock } from '#base/day';
import { html } from 'hono/html';
import type { County } from '../counties.ts';
import { layout } from './layout.ts';

function figures({ text, progress }: PublicHeading) {
  if (!progress) return '';
  const next = progress.next ? `下一次到期 ${chineseDay(progress.next)}` : '';
  if (progress.hidden) return html`<p class="quiet">涉及学校太少，数字不公布。${next}</p>`;
  if (!progress.counts) return html`<p class="quiet">还没有到期的任务。${next}</p>`;
  const { onTime, late, missing } = progress.counts;
  const total = onTime + late + missing;
  return html`<p><progress max="${total}" value="${onTime + late}" aria-label="${text}：${total} 所学校中已报送 ${onTime + late} 所"></progress> 应报 ${total} 所：按期 ${onTime}，逾期补报 ${late}，逾期未报 <strong>${missing}</strong></p>${next && html`<p class="quiet">${next}</p>`}`;
}

const lines = (county: County, publications: readonly PublicLine[]) =>
  html`<ul class="lines">${publications.map((line) => html`<li><a href="/c/${county.code}/p/${line.publicationId}">${line.title}</a><br><span class="quiet">${chineseDay(line.day)}　${line.unit}　${line.ledger}</span></li>`)}</ul>`;

/** The county's public page: the programme in force with its progress, what was published last, the log's newest signature. */
export const homePage = (county: County, overview: CountyOverview, publications: readonly PublicLine[], log: PublicLog | undefined) =>
  layout(county, '清廉学校建设', html`
<h1>${county.name}清廉学校建设</h1>
${overview.programmes.length === 0 ? html`<p>还没有印发的方案。</p>` : html`<p>数字只统计学校，按到期的任务算，每天更新一次；不排名，不点名。涉及不足 ${overview.smallest} 所学校的数字不公布，两个数相减能推出来的也不公布。</p>`}
${overview.programmes.map((programme) => html`<section><h2>${programme.title}</h2>
<p>${programme.docNumber ?? ''}　${programme.startsOn && programme.endsOn ? `${chineseDay(programme.startsOn)}至${chineseDay(programme.endsOn)}` : ''}${programme.hasEnded ? html`　<strong>已到期</strong>` : ''}</p>
${programme.asOf ? html`<p class="quiet">进展统计于 ${chineseDay(programme.asOf)}</p>` : ''}
<ul class="outline">${programme.headings.map((heading) => html`<li class="depth-${String(Math.min(heading.depth, 4))}"><span>${heading.text}</span>${figures(heading)}</li>`)}</ul></section>`)}
<h2>最近公开</h2>
${publications.length === 0 ? html`<p>还没有公开的事项。</p>` : html`${lines(county, publications)}<p><a href="/c/${county.code}/p">更多公开事项</a></p>`}
<h2>公开日志</h2>
<p>每一次办理都有不可更改的记录，共 <strong>${`${log?.size ?? 0}`}</strong> 条，见<a href="/c/${county.code}/log/">公开日志</a>。最新签名：</p>
<pre>${log?.checkpoint ?? '还没有记录'}</pre>`);

/** What is public, newest first. */
export const publicationsPage = (county: County, publications: readonly PublicLine[], most: number) =>
  layout(county, '公开事项', html`<h1>公开事项</h1>${publications.length === 0 ? html`<p>还没有公开的事项。</p>` : lines(county, publications)}${publications.length === most ? html`<p class="quiet">只列最近 ${most} 件。</p>` : ''}`);

/** Explains the log, shows its newest checkpoint, and says where a backup was restored over a newer state. */
export const logPage = (county: County, log: PublicLog) =>
  layout(county, '公开日志', html`
<h1>公开日志</h1>
<p>每一次报送、退回、接收都会在一秒内把校验值写进这本日志。日志只增不改：今天的签名覆盖以前的全部内容，改动任何一条都会被发现。日志里没有姓名和内容。</p>
${log.ended.map((one) => html`<p class="notice" role="note"><strong>${wallClock(one.at)} 数据库从备份恢复。</strong>${one.notedSize > one.restoredSize ? `原日志已签到第 ${one.notedSize} 条，备份里只有前 ${one.restoredSize} 条，其后 ${one.notedSize - one.restoredSize} 条的内容没有恢复。` : `恢复到的 ${one.restoredSize} 条与先前签过的日志（${one.notedSize} 条）不是同一段经过。`}恢复由两名管理员共同确认。从那时起记入一本新的日志，它的第一条就是原日志<a href="/c/${county.code}/log/${one.next}continues">最后一个签名</a>的校验值。原日志仍可查对：<a href="/c/${county.code}/log/${one.path}checkpoint">checkpoint</a>、<code>${one.path}tile/…</code>，公钥 <code>${one.verifierKey}</code></p>`)}
<p>目前共 <strong>${`${log.size}`}</strong> 条。</p>
<h2>最新签名</h2>
<pre>${log.checkpoint ?? '还没有记录'}</pre>
<h2>公钥</h2>
<pre>${log.verifierKey}</pre>
<p class="quiet">格式：C2SP signed-note、tlog-checkpoint、tlog-tiles（RFC 6962 散列）。文件：<a href="/c/${county.code}/log/${log.path}checkpoint">checkpoint</a>、<code>${log.path}tile/…</code>。</p>`);
