import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { diagnose } from '#app/diagnose';
import { recogniseAdministrator } from '#app/recognise-administrator';
import { NEEDS_SECOND_FACTOR } from '#app/second-factor';
import { askAdministrators } from '#cli/ask-administrators';
import { BACKUP_USAGE, newerStateSentence, printBackup, sentenceForBackup, sentenceForDisk } from '#cli/backup';
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

/** Runs a command's work; 2 where its words are not understood, 1 and a sentence where a disk says no. */
async function withWords(args: readonly string[], options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>, most: number, work: (places: readonly string[], options: Readonly<Record<string, string | boolean | undefined>>) => Promise<number>): Promise<number> {
  let words: { readonly positionals: readonly string[]; readonly values: Readonly<Record<string, string | boolean | undefined>> };
  try {
    words = parseArgs({ args: [...args], options, allowPositionals: true });
    if (words.positionals.length > most) throw new TypeError('too many words');
  } catch {
    complain(BACKUP_USAGE);
    return 2;
  }
  try {
    return await work(words.positionals, words.values);
  } catch (error) {
    const sentence = sentenceForDisk(error as NodeJS.ErrnoException);
    if (sentence === undefined) throw error;
    complain(sentence);
    return 1;
  }
}

/** `backup [DIR]`, `backup --try [DIR]`: the exit code. */
export const backup = (args: readonly string[], env: Env, clock: Clock): Promise<number> =>
  withWords(args, { try: { type: 'boolean' } }, 1, async ([folder], options) => {
    const into = folder ?? backupFolderOf(env);
    if (into === undefined) {
      complain(BACKUP_USAGE);
      return 2;
    }
    const plan = { dataFolder: dataFolderOf(env), into, databaseUrl: env['DATABASE_URL'] || undefined, clock };
    if (!options['try']) return printBackup(await backUp(plan), say, complain);
    const tried = await tryBackup(plan);
    if (!tried.ok) {
      complain(sentenceForBackup(tried.refusal));
      return 1;
    }
    printReports(tried.value.reports, say);
    if (tried.value.inPlace) say(`试过了：${tried.value.backup} 能恢复，核对无误。`);
    else complain(`试过了：${tried.value.backup} 恢复后有对不上的地方，不能用。请查明原因，另做一份备份。`);
    return tried.value.inPlace ? 0 : 1;
  });

/** `restore BACKUP [--into FOLDER] [--checkpoint FILE]`: the exit code. */
export const restore = (args: readonly string[], env: Env, clock: Clock): Promise<number> =>
  withWords(args, { into: { type: 'string' }, checkpoint: { type: 'string' } }, 1, async ([from], options) => {
    if (from === undefined) {
      complain(BACKUP_USAGE);
      return 2;
    }
    const into = resolve(String(options['into'] ?? dataFolderOf(env)));
    const checkpoints = options['checkpoint'] === undefined ? [] : [await readFile(String(options['checkpoint']), 'utf8')];
    const keyboard = openKeyboard(process.stdin, process.stdout);
    const confirm: RestoreOptions['confirm'] = (house, state) => {
      say(newerStateSentence(state));
      return askAdministrators(state.county, (staffNo, password) => recogniseAdministrator(house, state.tenant, { staffNo, password }, (hash, given) => verifyPassword({ hash, password: given })), { out: say, ask: keyboard.ask });
    };
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
    if (into !== dataFolderOf(env)) say(`启动时请设 QINGLIAN_DATA=${folder}`);
    return code;
  });

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
