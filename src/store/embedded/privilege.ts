import { spawnSync } from 'node:child_process';

/** How a program is started so that PostgreSQL does not see uid 0; `owner` is who must own the data folder. */
export interface Privilege {
  readonly prefix: readonly string[];
  readonly owner?: { readonly uid: number; readonly gid: number };
}

const works = (command: readonly string[]): boolean => spawnSync(command[0] as string, [...command.slice(1), 'true'], { stdio: 'ignore' }).status === 0;

const NOBODY = { uid: 65534, gid: 65534 };

/** An ordinary user starts it directly; root inside a user namespace, and where that is forbidden as an ordinary account. */
export function choosePrivilege(): Privilege {
  const leash = works(['setpriv', '--pdeathsig', 'INT']) ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (process.getuid?.() !== 0) return { prefix: leash };
  const namespace = ['unshare', '--user', '--map-user=1', '--map-group=1'];
  // The leash stands inside the namespace: unshare replaces itself, and a change of user would clear a signal set before it.
  if (works(namespace)) return { prefix: [...namespace, ...leash] };
  if (leash.length > 0) return { prefix: ['setpriv', `--reuid=${NOBODY.uid}`, `--regid=${NOBODY.gid}`, '--clear-groups', '--pdeathsig', 'INT'], owner: NOBODY };
  throw new Error('不能以 root 直接运行数据库，而这台机器上没有 unshare 或 setpriv。请换普通用户运行。');
}
