import type { Check } from '#model/check';

/** Words that praise enrolment or rank pupils (2.2#5). Found, they ask for a second person's look; nothing is struck out or taken away. */
const WORDS = ['喜报', '捷报', '升学率', '上线率', '重点率', '一本率', '本科率', '状元', '高考成绩', '中考成绩', '高分段', '名校录取', '录取人数', '清华', '北大', '第一名', '名次', '排名', '霸榜', '再创辉煌'];

/** A draft with such words goes out only after somebody else has confirmed it. */
export const screenWords: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const text = `${String(values['headline'] ?? '')} ${String(values['body'] ?? '')}`.normalize('NFKC').replaceAll(/\s/g, '');
    const found = WORDS.filter((word) => text.includes(word));
    return found.length > 0 ? { code: 'words-found', weight: 'refuse', detail: { words: found.join('、') } } : undefined;
  },
};
