import { spawnSync } from 'node:child_process';
import { StartFault } from './start-fault.ts';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** How a program is started so that PostgreSQL does not see uid 0; `owner` is who must own the data folder where that is not ourselves. */
export interface Privilege {
  readonly prefix: readonly string[];
  readonly owner?: Account;
}

const NOBODY: Account = { uid: 65534, gid: 65534 };
const NAMESPACE = ['unshare', '--user', '--map-user=1', '--map-group=1'];
const LEASH = ['setpriv', '--pdeathsig', 'INT'];

// access(2), by which PostgreSQL looks for its own programs, ignores a capability unless told by the securebit: capabilities(7).
const PASSAGE = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];

/** Becomes an ordinary account. With `passage` it may still walk through folders that only root may enter, such as root's home. */
const become = (owner: Account, passage = false): Privilege => ({
  prefix: ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', ...(passage ? PASSAGE : []), '--pdeathsig', 'INT'],
  owner,
});

/**
 * An ordinary user starts it directly. Root starts it as the account that keeps the data folder already; else in a user namespace; else, where
 * that is forbidden or cannot reach the programs, as the account that installed them or as nobody. `probe` is a command that must work that way.
 * The leash ends it with us. Throws where root has none of these.
 */
export function choosePrivilege(probe: readonly string[], env: NodeJS.ProcessEnv, keeper: Account, installer: Account, self = process.getuid?.()): Privilege {
  const works = (prefix: readonly string[]): boolean => {
    const [command = '', ...args] = [...prefix, ...probe];
    return spawnSync(command, args, { env, stdio: 'ignore' }).status === 0;
  };
  const leash = works(LEASH) ? LEASH : [];
  if (self !== 0) return { prefix: leash };
  // The leash stands inside the namespace: a change of user would clear a signal set before it.
  const namespace: Privilege = { prefix: [...NAMESPACE, ...leash] };
  // Somebody else's private folder can be entered by that somebody, but not from inside a namespace.
  const installed = installer.uid === 0 ? [] : [become(installer)];
  const choices = keeper.uid === 0 ? [namespace, ...installed, become(NOBODY), become(NOBODY, true)] : [become(keeper), become(keeper, true)];
  const chosen = choices.find(({ prefix }) => works(prefix));
  if (!chosen) throw new StartFault('database-needs-ordinary-user', '数据库不能以 root 身份运行，而这里既不许用户命名空间，也不能换成普通账户。请换普通用户运行。');
  return chosen;
}
