import type { CountyReport } from '#app/verify';
import { wallClock } from '#base/day';

/** Prints what `verify` found, county by county; 0 where everything fits, 1 where something does not. */
export function printReports(reports: readonly CountyReport[], out: (line: string) => void): number {
  for (const { tenant, leaves, erased, destroyed, records, files, restorations, finding } of reports) {
    out(`${tenant}：日志 ${leaves} 条，记录 ${records} 件，附件 ${files} 个${erased > 0n ? `，其中依法删除个人信息 ${erased} 条` : ''}${destroyed > 0n ? `，保存期满依规销毁 ${destroyed} 条` : ''}${finding ? '' : '，全部相符'}`);
    for (const { at, restoredSize, notedSize } of restorations) out(`  ${wallClock(at)} 从备份恢复：原日志签到第 ${notedSize} 条，恢复到第 ${restoredSize} 条，此后记入新日志`);
    if (!finding) continue;
    out(`  对不上：${finding.kind}`);
    if ('index' in finding && finding.index !== undefined) out(`  日志第 ${finding.index} 条`);
    if ('entryId' in finding && finding.entryId) out(`  记载 ${finding.entryId}`);
    if ('programmeId' in finding) out(`  方案《${finding.title}》第 ${finding.version} 版`);
    if ('recordId' in finding && finding.recordId) out(`  记录 ${finding.recordId}`);
    out(`  应为 ${finding.expected}`);
    out(`  实为 ${finding.found}`);
  }
  return reports.some((report) => report.finding) ? 1 : 0;
}
