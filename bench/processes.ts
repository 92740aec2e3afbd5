import { readdirSync, readFileSync } from 'node:fs';

/** A process and everything that it has started and that still runs. */
export function descendants(pid: number): readonly number[] {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      return [[Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])] as const];
    } catch {
      return []; // it ended meanwhile
    }
  });
  const found = [pid];
  for (let i = 0; i < found.length; i += 1) found.push(...parents.filter(([, parent]) => parent === found[i]).map(([child]) => child));
  return found;
}

export const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');

/** The proportional share of memory (PSS) of a process, in MB. */
export const pssMb = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;

const TICK_MS = 10; // USER_HZ is 100 on every Linux that we run on

/** What a process has used of the processor so far, in ms, with that of its children that have ended. */
export function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0) * TICK_MS;
}
