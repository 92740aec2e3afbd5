/** How many wrong codes one address may send within a window: a school's phones often share one, so it is generous; guessing at one name is stopped by the lockout. */
export function openWrongCodes(now: () => number, { most = 100, windowMs = 300_000 } = {}): { mayTry(address: string | null): boolean; note(address: string | null): void } {
  let since = now();
  const wrong = new Map<string, number>();
  const turn = (): void => {
    if (now() - since < windowMs) return;
    since = now();
    wrong.clear();
  };
  return {
    mayTry(address) {
      turn();
      return (wrong.get(address ?? '') ?? 0) < most;
    },
    note(address) {
      turn();
      wrong.set(address ?? '', (wrong.get(address ?? '') ?? 0) + 1);
    },
  };
}
