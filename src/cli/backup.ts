import { type Instant, wallClock } from '#base/day';
import type { Refusal, Result } from '#base/result';

export const BACKUP_USAGE = '用法：qinglian backup [文件夹]　　在其下建一份带日期的备份\n　　　qinglian backup --try [文件夹]　试着恢复最新的一份，核对后删去\n　　　qinglian restore 备份 [--into 数据文件夹] [--checkpoint 文件]';

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** Why a backup or a restore was refused, in words for whoever sits at the keyboard. */
export function sentenceForBackup(refusal: Refusal): string {
  switch (refusal.code) {
    case 'backup-inside-data': return '备份不能放在数据文件夹里面，请换一个文件夹，最好在另一块磁盘上。';
    case 'backup-under-way': return '另一份备份正在进行，等它完成再试。';
    case 'backup-no-data': return `${refusal['folder']} 里还没有数据库，没有什么可备份。`;
    case 'backup-none': return `${refusal['folder']} 里还没有备份。`;
    case 'backup-not-there': return `${refusal['folder']} 不是一份备份：里面没有 manifest.json。请指定带日期的那个文件夹。`;
    case 'backup-partial': return `这份备份不完整：缺 ${refusal['path']}。没有恢复任何东西，请换一份。`;
    case 'backup-damaged': return `这份备份已损坏：${refusal['path']} 与清单不符。没有恢复任何东西，请换一份。`;
    case 'backup-unknown-format': return `不认识这份备份的格式（${refusal['found']}），请用制作它的那个版本或更新的版本恢复。`;
    case 'restore-in-use': return `${refusal['folder']} 上的服务器正在运行，请先停下它。`;
    case 'restore-foreign-folder': return `${refusal['folder']} 里有别的东西，不像数据文件夹。请指定一个空的文件夹。`;
    case 'restore-mount': return `${refusal['folder']} 是一个挂载点，不能整个替换。请用 --into 指定它下面的一个新文件夹，再把 QINGLIAN_DATA 改成那里。`;
    case 'restore-needs-database-url': return '这份备份里没有数据库（当时用的是 DATABASE_URL）。请先由数据库的管理者恢复数据库，再设好 DATABASE_URL 重来。';
    case 'restore-without-database-url': return '这份备份带有内置数据库，请去掉 DATABASE_URL 再恢复。';
    case 'noted-foreign': return `记下的签名（${refusal['origin']}）不是用这本日志的密钥签的，不能据此恢复。请查清这份签名从哪里来。`;
    case 'restore-not-confirmed': return `${refusal['county']}：没有两位管理员确认，什么也没有改动。`;
    default: return `没有完成：${refusal.code}`;
  }
}

/** What a disk said, in words; undefined for any other fault. */
export function sentenceForDisk({ code, path, syscall }: NodeJS.ErrnoException): string | undefined {
  switch (code) {
    case 'ENOSPC': return '磁盘满了。没有留下半份备份，原有的数据也没有动。请腾出空间或换一块磁盘。';
    case 'EACCES': case 'EPERM': case 'EROFS': return `没有权限读写 ${path ?? '这个文件夹'}。请用运行服务器的那个账户，或换一个文件夹。`;
    case 'ENOENT': return syscall === 'mkdir' ? `这里建不了文件夹：${path}。请换一个地方。` : `没有这个文件：${path}`;
    case 'ENOTDIR': case 'EEXIST': return `${path} 不是文件夹。`;
    default: return undefined;
  }
}

/** Says what is given up where a backup is older than what had been signed. */
export const newerStateSentence = ({ county, log, notedSize }: { readonly county: string; readonly log: { readonly size: bigint }; readonly notedSize: bigint }): string =>
  notedSize > log.size
    ? `${county}：已经签到日志第 ${notedSize} 条，这份备份只有前 ${log.size} 条。继续恢复会失去其后 ${notedSize - log.size} 条的内容；此后记入新的日志，公开日志页会写明。`
    : `${county}：这份备份的日志（${log.size} 条）与先前签过的（${notedSize} 条）不是同一段经过。继续恢复后记入新的日志，公开日志页会写明。`;

export interface BackupDone {
  readonly folder: string;
  readonly bytes: number;
  readonly endedAt: Instant;
  readonly counties: readonly { readonly code: string; readonly size: string }[];
  readonly removed: readonly string[];
  readonly elsewhere: boolean;
}

/** Says what a backup holds; the exit code. */
export function printBackup(done: Result<BackupDone>, out: (line: string) => void, err: (line: string) => void): number {
  if (!done.ok) {
    err(sentenceForBackup(done.refusal));
    return 1;
  }
  const { folder, bytes, endedAt, counties, removed, elsewhere } = done.value;
  out(`已备份到 ${folder}（${megabytes(bytes)}），${wallClock(endedAt)} 以前答应过的都在里面。`);
  for (const { code, size } of counties) out(`  ${code}：日志 ${size} 条`);
  if (elsewhere) out('数据库由 DATABASE_URL 指定，这里没有备份它：请由数据库的管理者同时备份。这份备份只有密钥、签名和文件。');
  if (removed.length > 0) out(`按“七天、四周、十二个月”清去旧备份：${removed.join('、')}`);
  out('备份和数据文件夹一样机密：请放到另一块磁盘并限制谁能读。没有试过的备份不算备份：npx qinglian backup --try');
  return 0;
}
