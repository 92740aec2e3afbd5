import { html } from 'hono/html';
import type { County } from '../counties.ts';

/** What stands at a county's report address until its channel opens: that it is not open, and where to turn instead. No script, no form, no link that could carry an address onwards. */
export const closedPage = (county: County) => html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>举报渠道 · ${county.name}</title><link rel="stylesheet" href="/c/${county.code}/report/page.css"></head>
<body>
${county.demo ? html`<p class="demo" role="note">演示：单位、岗位和数据都是虚构的</p>` : ''}
<main>
<h1>本系统的举报渠道还没有开通</h1>
<p>这里目前不能提交举报。反映${county.name}教育系统的问题，请用下面的办法：</p>
<ul>
<li><strong>电话</strong>　拨打 <strong>12388</strong>，全国纪检监察机关统一举报电话。</li>
<li><strong>网上</strong>　在浏览器地址栏输入 <strong>www.12388.gov.cn</strong>，选择当地纪检监察机关。</li>
<li><strong>来信、来访</strong>　寄给或前往县纪委监委信访室；也可以向派驻教育局的纪检监察组反映。</li>
</ul>
<p>可以署名，也可以不署名。请写清时间、地点、单位和经过，留好手里的凭证。</p>
<p>打开这个页面，系统不记录您的网络地址和设备，也不在您的设备上留下任何东西；但您所用的网络和浏览器可能有自己的记录。请不要用学校或单位的电脑、网络反映问题。</p>
</main>
</body>
</html>`;

export const REPORT_CSS = `*{box-sizing:border-box}body{margin:0;font:17px/1.8 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1f2329;background:#fff}
.demo{margin:0;padding:.3rem 1rem;background:#b42318;color:#fff;text-align:center}main{max-width:40rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;line-height:1.4}ul{padding-left:1.2rem}li{margin:.6rem 0}strong{overflow-wrap:anywhere}`;
