import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { County } from '../counties.ts';

/** The frame of every public page: no script, no cookie, a few kilobytes. */
export const layout = (county: County, title: string, body: HtmlEscapedString | Promise<HtmlEscapedString>) => html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · ${county.name}</title><link rel="stylesheet" href="/portal.css"></head>
<body>
${county.demo ? html`<aside class="demo" aria-label="演示">演示：单位、岗位和数据都是虚构的</aside>` : ''}
<header><a href="/c/${county.code}/">${county.name}清廉学校建设</a><nav><a href="/c/${county.code}/burden">填报负担</a> <a href="/c/${county.code}/log/">公开日志</a> <a href="/c/${county.code}/console/">工作人员登录</a></nav></header>
<main>${body}</main>
</body>
</html>`;

export const PORTAL_CSS = `:root{--ink:#1f2329;--line:#d0d5dd;--deep:#0b4a6f}
*{box-sizing:border-box}body{margin:0;font:16px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:var(--ink);background:#fff}
.demo{margin:0;padding:.3rem 1rem;background:#b42318;color:#fff;text-align:center}
header{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;padding:.8rem 1rem;border-bottom:3px solid var(--deep)}
header>a{font-weight:700;color:var(--deep);text-decoration:none}main{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.3}h2{font-size:1.15rem;margin-top:2rem}a{color:var(--deep)}
table{border-collapse:collapse;width:100%}th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}th{background:#f2f6f9}
pre{background:#f6f8fa;padding:.8rem;overflow:auto;white-space:pre-wrap;word-break:break-all}dt{font-weight:600;margin-top:.6rem}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.proof{font-size:.85rem}figure{margin:1rem 0}figure img{max-width:100%;height:auto;border:1px solid var(--line)}figcaption{color:#52606d;font-size:.9rem}summary{cursor:pointer;padding:.3rem 0}.quiet{color:#52606d}.notice{border-left:4px solid #b54708;background:#fffaeb;padding:.6rem .8rem;overflow-wrap:anywhere}.outline{list-style:none;padding:0}.depth-1{font-weight:700;margin-top:.6rem}.depth-2{padding-left:1rem;font-weight:600}.depth-3,.depth-4{padding-left:2rem}.outline li>p{margin:.1rem 0;font-weight:400}.depth-3,.depth-4{margin-top:.4rem}.outline progress{display:block;width:100%;max-width:20rem;height:.7rem;accent-color:var(--deep)}.lines{padding-left:1.2rem}.lines li{margin:.4rem 0}`;
