import type { CountyOverview, PublicLog } from '#app/county-overview';
import { wallClock } from '#base/day';
import { html } from 'hono/html';
import type { County } from '../counties.ts';
import { layout } from './layout.ts';

/** The county's public page: what has been done, by ledger, in numbers only. */
export const homePage = (county: County, overview: CountyOverview) =>
  layout(county, '清廉学校建设', html`
<h1>${county.name}清廉学校建设</h1>
<p>这里公布工作进展的汇总数字。涉及不足 ${overview.smallest} 个单位的数字不公布，以免认出某一个单位。</p>
${overview.programmes.map((programme) => html`<h2>${programme.title}</h2>
<p>${programme.docNumber ?? ''}　${programme.startsOn ?? ''} 至 ${programme.endsOn ?? ''}</p>
<ul class="outline">${programme.titles.map((title) => html`<li class="depth-${String(Math.min(title.depth, 4))}">${title.text}</li>`)}</ul>`)}
<h2>各台账进展</h2>
<table><thead><tr><th>台账</th><th>依据</th><th>填报单位</th><th>已办结</th></tr></thead><tbody>
${overview.ledgers.map((row) => html`<tr><td>${row.name}</td><td>${row.basis.join('、')}</td><td>${row.units === null ? '不公布' : `${row.units} 个`}</td><td>${row.done === null ? '不公布' : `${row.done} 件`}</td></tr>`)}
</tbody></table>
<p class="quiet">每一次办理都有不可更改的记录，见<a href="/c/${county.code}/log/">公开日志</a>。</p>`);

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
