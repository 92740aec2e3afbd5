import { isCountyCode } from '#base/id';

export interface County {
  readonly code: string;
  readonly name: string;
  readonly demo: boolean;
}

/** Finds counties by code, asking the database again for one that it does not know, at most every two seconds. */
export function openCounties(list: () => Promise<readonly County[]>): { find(code: string): Promise<County | undefined>; all(): Promise<readonly County[]> } {
  let known: readonly County[] = [];
  let asked = 0;
  const all = async (): Promise<readonly County[]> => {
    if (performance.now() - asked > 2_000 || asked === 0) {
      known = await list();
      asked = performance.now();
    }
    return known;
  };
  return {
    all,
    find: async (code) => (isCountyCode(code) ? (known.find((county) => county.code === code) ?? (await all()).find((county) => county.code === code)) : undefined),
  };
}
