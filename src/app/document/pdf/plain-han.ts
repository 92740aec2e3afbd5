// Radicals of the block at U+2E80 that NFKC leaves alone, and the characters that fonts show with them.
const RADICALS = new Map(['⻁虎', '⻄西', '⻅见', '⻆角', '⻉贝', '⻋车', '⻓长', '⻔门', '⻘青', '⻚页', '⻛风', '⻜飞', '⻝食', '⻢马', '⻣骨', '⻤鬼', '⻥鱼', '⻦鸟', '⻧卤', '⻨麦', '⻩黄', '⻬齐', '⻮齿', '⻰龙', '⺟母', '⺠民', '⻗雨', '⻂衣'].map((pair) => [pair[0] ?? '', pair[1] ?? '']));

/** The text with radicals and compatibility forms as the characters that were meant: a PDF whose font draws ⼀ and 一 alike often keeps the wrong one. */
export const plainHan = (text: string): string => text.replace(/[\u2e80-\u2fd5\uf900-\ufad9]/g, (char) => RADICALS.get(char) ?? char.normalize('NFKC'));
