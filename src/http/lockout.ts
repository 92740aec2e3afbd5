/** After this many wrong passwords in a row an account waits. */
const TRIES = 5;
const WAIT_MS = 5 * 60_000;

/** Counts wrong passwords by sign-in name, in this process's memory: five in a row, then five minutes of waiting (level-protection practice). */
export function openLockout(now: () => number): { waits(name: string): number; failed(name: string): void; passed(name: string): void } {
  const failures = new Map<string, { count: number; at: number }>();
  const current = (name: string): { count: number; at: number } | undefined => {
    const found = failures.get(name);
    if (found && now() - found.at > WAIT_MS) failures.delete(name);
    return failures.get(name);
  };
  return {
    waits: (name) => {
      const found = current(name);
      return found && found.count >= TRIES ? WAIT_MS - (now() - found.at) : 0;
    },
    failed: (name) => {
      if (failures.size > 50_000) failures.clear();
      failures.set(name, { count: (current(name)?.count ?? 0) + 1, at: now() });
    },
    passed: (name) => void failures.delete(name),
  };
}
