/** A version's state in words. */
export const STATUS: Readonly<Record<string, string>> = { draft: '草稿', issued: '已印发', superseded: '已被新版本代替' };
