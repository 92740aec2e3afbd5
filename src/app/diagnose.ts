import { type Day, dayOf, daysBetween, type Instant, wallClock } from '#base/day';
import type { DatabaseFacts } from '#store/inspect-database';
import type { FolderFacts } from '#store/inspect-folder';

export const LIGHTS = { good: '好', warn: '注意', bad: '坏' } as const;
export type DoctorLight = keyof typeof LIGHTS;

/** One thing that was looked at: how it stands and, where it is not good, what to do. */
export interface Diagnosis {
  readonly light: DoctorLight;
  readonly what: string;
  readonly found: string;
  readonly advice?: string;
}

export interface Facts {
  readonly database: DatabaseFacts;
  readonly folder: FolderFacts;
  readonly embedded: boolean;
  readonly holidaysUntil: Day;
}

const GB = 2 ** 30;
const MINUTE_MS = 60_000;
const sizeOf = (bytes: number): string => (bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${Math.round(bytes / 2 ** 20)} MB`);
const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);
const hoursBetween = (from: Instant, to: Instant): number => msBetween(from, to) / 3_600_000;
const [good, warn, bad] = [
  (what: string, found: string): Diagnosis => ({ light: 'good', what, found }),
  (what: string, found: string, advice: string): Diagnosis => ({ light: 'warn', what, found, advice }),
  (what: string, found: string, advice: string): Diagnosis => ({ light: 'bad', what, found, advice }),
];

function diagnoseDatabase({ database: { version, settings, brokenPages }, embedded }: Facts): readonly Diagnosis[] {
  const off = ['fsync', 'full_page_writes', 'synchronous_commit'].filter((name) => settings[name] === 'off');
  return [
    version.startsWith('18.') ? good('数据库版本', version) : bad('数据库版本', version, '请用 PostgreSQL 18。'),
    off.length === 0 ? good('断电不丢', 'fsync、full_page_writes、synchronous_commit 都开着') : bad('断电不丢', `${off.join('、')} 关着`, `断电会丢数据，请${embedded ? '删去 pg/postgresql.conf 里的改动' : '由数据库的管理者打开'}。`),
    brokenPages > 0 ? bad('数据页校验', `${brokenPages} 页坏了`, '磁盘可能有故障：立刻停下服务器，换磁盘，从备份恢复。')
      : settings['data_checksums'] === 'on' ? good('数据页校验', '开着，没有坏页') : warn('数据页校验', '关着', '磁盘坏了不会被发现，请由数据库的管理者用 pg_checksums 打开。'),
  ];
}

function diagnoseFolder({ folder: { folder, freeBytes, totalBytes, open }, database: { bytes } }: Facts): readonly Diagnosis[] {
  const space = `剩 ${sizeOf(freeBytes)}，共 ${sizeOf(totalBytes)}；数据库 ${sizeOf(bytes)}`;
  return [
    freeBytes < GB / 2 ? bad('磁盘空间', space, '很快会写不进去，请马上腾出空间。') : freeBytes < Math.max(2 * GB, 2 * bytes) ? warn('磁盘空间', space, '放不下再长一倍的数据库，请腾出空间或换大些的磁盘。') : good('磁盘空间', space),
    open.length === 0 ? good('数据文件夹权限', '只有运行者能进') : bad('数据文件夹权限', `${open.join('、')} 别的账户也能打开`, `请运行 chmod -R go= ${folder}`),
  ];
}

function diagnoseBackup({ folder: { backups, notes }, embedded }: Facts, now: Instant): readonly Diagnosis[] {
  const { last, tried, failed } = notes;
  const found = last ? `${wallClock(last.at)}，${last.folder}` : '从来没有';
  const hours = last && hoursBetween(last.at, now);
  const lines = [
    hours === undefined ? bad('最近的备份', found, '请运行 npx qinglian backup')
      : hours > 72 ? bad('最近的备份', found, '已超过三天。请看服务器的输出，并运行 npx qinglian backup')
        : hours > 26 ? warn('最近的备份', found, '昨夜没有备份。服务器夜里要开着，或第二天开着十分钟以上。') : good('最近的备份', found),
    !tried ? warn('备份试过没有', '从来没有', '没有试过的备份不算备份。请运行 npx qinglian backup --try')
      : !tried.whole ? bad('备份试过没有', `${wallClock(tried.at)} 试过，没有恢复好`, '请另做一份并再试：npx qinglian backup，npx qinglian backup --try')
        : hoursBetween(tried.at, now) > 92 * 24 ? warn('备份试过没有', `上次是 ${wallClock(tried.at)}`, '超过一个季度了，请再试：npx qinglian backup --try') : good('备份试过没有', `${wallClock(tried.at)} 试过，能恢复`),
  ];
  if (failed) lines.push(bad('夜间备份', `${wallClock(failed.at)} 没有完成：${failed.why}`, '请按所说的处理，再运行 npx qinglian backup'));
  if (backups === undefined) lines.push(warn('夜间备份', '关着（QINGLIAN_BACKUP=off）', '请确认另有办法每天备份数据文件夹。'));
  else if (backups.sameDisk) lines.push(warn('备份放在哪里', `${backups.folder}，与数据在同一块磁盘`, '磁盘坏了两样都没有。请用 QINGLIAN_BACKUP 指定另一块磁盘。'));
  if (!embedded) lines.push(warn('数据库的备份', '由 DATABASE_URL 的管理者负责', '请问清上次备份和试恢复是哪一天。'));
  return lines;
}

function diagnoseLog({ database: { waiting, waitingSince } }: Facts, now: Instant): Diagnosis {
  const age = waitingSince === null ? 0 : msBetween(waitingSince, now);
  if (waiting === 0 || age < MINUTE_MS) return good('日志', waiting === 0 ? '没有等着写入的' : `${waiting} 条正在写入`);
  return bad('日志', `${waiting} 条等了 ${Math.round(age / MINUTE_MS)} 分钟还没有写入`, '请启动服务器；已经开着的，看它的输出里“写入日志时出错”。');
}

function diagnoseClock({ database }: Facts, now: Instant): Diagnosis {
  const apart = Math.abs(msBetween(database.now, now)) / 1000;
  const back = database.newestCheckpoint === null ? 0 : msBetween(now, database.newestCheckpoint);
  if (back > MINUTE_MS) return bad('时钟', `现在是 ${wallClock(now)}，日志里却已有 ${wallClock(database.newestCheckpoint as Instant)} 的签名`, '时钟倒退了，期限和记载的时间会错。请校准（timedatectl set-ntp true）。');
  if (apart > 5) return warn('时钟', `与数据库相差 ${Math.round(apart)} 秒`, '请让两台机器都自动校时。');
  return good('时钟', wallClock(now));
}

/** Everything that `doctor` looks at, judged at this instant. Decides nothing and changes nothing. */
export function diagnose(facts: Facts, now: Instant): readonly Diagnosis[] {
  const [today, until] = [dayOf(now), facts.holidaysUntil];
  const holidays = until < today ? bad('节假日表', `只到 ${until}`, '以后的期限都只按周末推算。请更新程序，或录入当年的放假通知。')
    : daysBetween(today, until) < 45 ? warn('节假日表', `只到 ${until}`, '下一年的放假通知发布后，请更新程序。') : good('节假日表', `到 ${until}`);
  const factors = facts.database.counties.filter(({ demo }) => !demo).map(({ name, withoutSecondFactor }) =>
    withoutSecondFactor === 0 ? good(`${name}第二因素`, '办公室和管理员都已设置') : warn(`${name}第二因素`, `办公室和管理员中有 ${withoutSecondFactor} 人没有设置`, '他们下次登录时会被要求设置；请催办。'));
  const demos = facts.database.counties.filter(({ demo }) => demo).map(({ name }) => good(`${name}第二因素`, '演示县，不要求'));
  return [...diagnoseDatabase(facts), ...diagnoseFolder(facts), ...diagnoseBackup(facts, now), diagnoseLog(facts, now), holidays, ...factors, ...demos, diagnoseClock(facts, now)];
}
