import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { recogniseAdministrator } from '#app/recognise-administrator';
import { askAdministrators } from '#cli/ask-administrators';
import { BACKUP_USAGE, newerStateSentence, printBackup, sentenceForBackup, type BackupDone } from '#cli/backup';
import { openKeyboard } from '#cli/keyboard';
import { printReports } from '#cli/verify';
import { verifyPassword } from '#http/accounts';
import { dayOf, type Clock } from '#base/day';
import { ok, type Result } from '#base/result';
import { dropSpareBackups } from '#store/backup/keep-backups';
import { reachDatabase } from '#store/backup/reach-database';
import { takeBackup, type TakeRefusal } from '#store/backup/take-backup';
import { addressFromUrl } from './open-database.ts';
import { type RestoreOptions, restoreData } from './restore-data.ts';

type Env = Readonly<Record<string, string | undefined>>;
const say = (line: string): void => console.log(line);
const complain = (line: string): void => console.error(line);

export const dataFolderOf = (env: Env): string => resolve(env['QINGLIAN_DATA'] || '.qinglian');

/** Takes a backup of a data folder, whether or not its server runs, and removes those that the rule spares. */
export async function backUp({ dataFolder, into, databaseUrl, clock }: { readonly dataFolder: string; readonly into: string; readonly databaseUrl: string | undefined; readonly clock: Clock }): Promise<Result<BackupDone, TakeRefusal>> {
  const { owner, close } = await reachDatabase(dataFolder, databaseUrl ? addressFromUrl(databaseUrl) : undefined);
  try {
    const taken = await takeBackup({ dataFolder, into, owner, database: databaseUrl ? 'elsewhere' : 'embedded', clock });
    if (!taken.ok) return taken;
    const removed = await dropSpareBackups(into, dayOf(taken.value.endedAt));
    return ok({ ...taken.value, removed, elsewhere: Boolean(databaseUrl) });
  } finally {
    await close();
  }
}

/** `backup DIR`: the exit code. */
export async function backup(args: readonly string[], env: Env, clock: Clock): Promise<number> {
  const [into, ...more] = args;
  if (into === undefined || into.startsWith('-') || more.length > 0) {
    complain(BACKUP_USAGE);
    return 2;
  }
  return printBackup(await backUp({ dataFolder: dataFolderOf(env), into, databaseUrl: env['DATABASE_URL'] || undefined, clock }), say, complain);
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

/** Where nightly backups go where nobody said otherwise: beside the data folder. */
export const defaultBackups = (dataFolder: string): string => `${dataFolder}-backups`;
