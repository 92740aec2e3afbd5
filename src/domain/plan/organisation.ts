const ENDING = /(?:局|委|委员会|厅|部|院|校|中学|小学|一中|[二三四五六七八九十]中|实验|幼儿园|园|办公室|办|中心|政府|组|党委|党总支|支部|处|科|股|室|司|署|公司|学院|大学|工委|会|联盟|集团|团委|总队|支队|大队|站|所)$/;

const SEPARATOR = /[\s　]+|、/;

/** Whether a name reads as the name of an office, school or party body. */
export const isOrganisation = (name: string): boolean =>
  name.length >= 3 && name.length <= 40 && ENDING.test(name.replace(/[（(][^（()）]*[)）]$/, '')) && !/[。；：，！？:;,!?\t《》“”]/.test(name) && !/^[（(附]/.test(name);

/**
 * The bodies that a line names: '甲委员会  乙局' → both; '某市 某局' with a stray space → one.
 * An empty list where the line is not made of such names alone.
 */
export function organisationsIn(line: string): readonly string[] {
  const bare = line.replace(/[（(]?(?:盖章|章|公章|印章)[)）]?$/, '').trim();
  const parts = bare.split(SEPARATOR).filter((part) => part !== '');
  if (parts.length > 1 && parts.every(isOrganisation)) return parts;
  const joined = bare.replace(/[\s　]+/g, '');
  return isOrganisation(joined) ? [joined] : [];
}
