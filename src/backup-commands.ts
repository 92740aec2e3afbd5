import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { diagnose } from '#app/diagnose';
import { recogniseAdministrator } from '#app/recognise-administrator';
import { NEEDS_SECOND_FACTOR } from '#app/second-factor';
import { askAdministrators } from '#cli/ask-administrators';
import { BACKUP_USAGE, newerStateSentence, printBackup, sentenceForBackup } from '#cli/backup';
import { printDiagnoses } from '#cli/doctor';
import { openKeyboard } from '#cli/keyboard';
import { printReports } from '#cli/verify';
import { verifyPassword } from '#http/accounts';
import type { Clock } from '#base/day';
import { HOLIDAYS_COVERED_UNTIL } from '#model/holidays';
import { inspectDatabase } from '#store/inspect-database';
import { inspectFolder } from '#store/inspect-folder';
import { reachDatabase } from '#store/backup/reach-database';
import { addressFromUrl } from './open-database.ts';
import { backUp, tryBackup } from './back-up.ts';
import { type RestoreOptions, restoreData } from './restore-data.ts';

type Env = Readonly<Record<string, string | undefined>>;
const say = (line: string): void => console.log(line);
const complain = (line: string): void => console.error(line);

export const dataFolderOf = (env: Env): string => resolve(env['QINGLIAN_DATA'] || '.qinglian');

/** Where nightly backups go: QINGLIAN_BACKUP, or a folder beside the data folder; undefined where it says `off`. */
export function backupFolderOf(env: Env): string | undefined {
  const wanted = env['QINGLIAN_BACKUP'] || `${dataFolderOf(env)}-backups`;
  return wanted === 'off' ? undefined : resolve(wanted);
}

/** `backup [DIR]`, `backup --try [DIR]`: the exit code. */
export async function backup(args: readonly string[], env: Env, clock: Clock): Promise<number> {
  const [folder, ...more] = args.filter((word) => word !== '--try');
  const into = folder ?? backupFolderOf(env);
  if (into === undefined || into.startsWith('-') || more.length > 0) {
    complain(BACKUP_USAGE);
    return 2;
  }
  const plan = { dataFolder: dataFolderOf(env), into, databaseUrl: env['DATABASE_URL'] || undefined, clock };
  if (!args.includes('--try')) return printBackup(await backUp(plan), say, complain);
  const tried = await tryBackup(plan);
  if (!tried.ok) {
    complain(sentenceForBackup(tried.refusal));
    return 1;
  }
  printReports(tried.value.reports, say);
  if (tried.value.inPlace) say(`试过了：${tried.value.backup} 能恢复，核对无误。`);
  else complain(`试过了：${tried.value.backup} 恢复后有对不上的地方，不能用。请查明原因，另做一份备份。`);
  return tried.value.inPlace ? 0 : 1;
}

/** `restore BACKUP [--into FOLDER]`: the exit code. */
export async function restore(args: readonly string[], env: Env, clock: Clock): Promise<number> {
  const option = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const [from] = args;
  if (from === undefined || from.startsWith('-')) {
    complain(BACKUP_USAGE);
    return 2;
  }
  const into = option('--into') ?? dataFolderOf(env);
  const noted = option('--checkpoint');
  const keyboard = openKeyboard(process.stdin, process.stdout);
  const confirm: RestoreOptions['confirm'] = (house, state) => {
    say(newerStateSentence(state));
    return askAdministrators(state.county, (staffNo, password) => recogniseAdministrator(house, state.tenant, { staffNo, password }, (hash, given) => verifyPassword({ hash, password: given })), { out: say, ask: keyboard.ask });
  };
  const checkpoints = noted === undefined ? [] : [await readFile(noted, 'utf8')];
  const done = await restoreData({ backup: resolve(from), into, databaseUrl: env['DATABASE_URL'] || undefined, clock, checkpoints, confirm }).finally(() => keyboard.close());
  if (!done.ok) {
    complain(sentenceForBackup(done.refusal));
    return 1;
  }
  const { reports, folder, inPlace, setAside, short } = done.value;
  const code = printReports(reports, say);
  if (short) complain(short);
  if (!inPlace) {
    complain(`恢复出来的数据有对不上的地方，没有放到 ${into}，留在 ${folder} 备查。请换一份备份。`);
    return 1;
  }
  say(`已恢复到 ${folder}。`);
  if (setAside) say(`原来的数据移到 ${setAside}，确认无误后再自行删去。`);
  if (resolve(into) !== dataFolderOf(env)) say(`启动时请设 QINGLIAN_DATA=${folder}`);
  return code;
}

/** `doctor`: looks, changes nothing; the exit code. */
export async function doctor(env: Env, clock: Clock): Promise<number> {
  const [dataFolder, databaseUrl] = [dataFolderOf(env), env['DATABASE_URL'] || undefined];
  if (!existsSync(join(dataFolder, databaseUrl ? 'secrets.json' : 'pg'))) {
    complain(`${dataFolder} 里还没有数据。先启动一次：npm start`);
    return 1;
  }
  const { owner, close } = await reachDatabase(dataFolder, databaseUrl ? addressFromUrl(databaseUrl) : undefined);
  try {
    const facts = { database: await inspectDatabase(owner, NEEDS_SECOND_FACTOR), folder: await inspectFolder(dataFolder, backupFolderOf(env)), embedded: !databaseUrl, holidaysUntil: HOLIDAYS_COVERED_UNTIL };
    return printDiagnoses(diagnose(facts, clock()), say);
  } finally {
    await close();
  }
}
