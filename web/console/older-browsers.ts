// What the code uses and the Chromium of old offices (109, and the 87 that the build allows) does not have; elsewhere nothing is touched.

const give = (to: object, name: string, value: unknown): void => {
  if (!(name in to)) Object.defineProperty(to, name, { value, writable: true, configurable: true });
};

give(Object, 'hasOwn', (of: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(of, name));
for (const kind of [Array, String] as const) {
  give(kind.prototype, 'at', function at(this: ArrayLike<unknown>, i: number) { return this[i < 0 ? this.length + Math.trunc(i) : Math.trunc(i)]; });
}
give(Array.prototype, 'toSorted', function toSorted(this: unknown[], order?: (a: unknown, b: unknown) => number) { return [...this].sort(order); });
give(Array.prototype, 'toReversed', function toReversed(this: unknown[]) { return [...this].reverse(); });
give(Array.prototype, 'findLast', function findLast(this: unknown[], test: (value: unknown, i: number, all: unknown[]) => boolean) {
  for (let i = this.length - 1; i >= 0; i -= 1) if (test(this[i], i, this)) return this[i];
  return undefined;
});
give(Map, 'groupBy', (items: Iterable<unknown>, keyOf: (item: unknown, i: number) => unknown) => {
  const groups = new Map<unknown, unknown[]>();
  let i = 0;
  for (const item of items) {
    const key = keyOf(item, i);
    i += 1;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
});

export {};
