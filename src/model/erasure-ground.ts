/**
 * Whether an erasure on this ground takes its files out of every record: where consent was withdrawn, keeping was against the law, or another law demands it (个人信息保护法第四十七条第一款第三至五项).
 * Where only a purpose or a period of one record has ended (第一、二项), another record that still holds the file keeps it. The function `erase_approved` says the same.
 */
export const takesEverywhere = (ground: string): boolean => /第一款第[三四五]项/.test(ground);
