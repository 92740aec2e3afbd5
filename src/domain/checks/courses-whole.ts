import type { Check } from '#model/check';

/** 义务教育课程方案（2022 年版）表 1：which courses stand in the timetable of which grades, first to ninth. Science of grades 7 to 9 may come as three courses; the school counts them as 科学. */
const COURSES: readonly (readonly [course: string, from: number, to: number])[] = [
  ['道德与法治', 1, 9], ['语文', 1, 9], ['数学', 1, 9], ['外语', 3, 9], ['历史', 7, 9], ['地理', 7, 8], ['科学', 1, 9], ['信息科技', 3, 8], ['体育', 1, 9], ['艺术', 1, 9], ['劳动', 1, 9], ['综合实践活动', 1, 9],
];
const GRADES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '七年级', '八年级', '九年级'];

/** A national course that the timetable of a grade lacks (2.2#3): a warning that the entry keeps. Other grades have no fixed list by year. */
export const coursesWhole: Check = {
  wish: () => undefined,
  judge: ({ values }) => {
    const [grade, held] = [GRADES.indexOf(String(values['grade'])) + 1, values['courses']];
    if (values['kind'] !== '国家规定课程' || grade === 0) return undefined;
    const missing = COURSES.filter(([course, from, to]) => grade >= from && grade <= to && !(Array.isArray(held) && held.includes(course as never))).map(([course]) => course);
    return missing.length > 0 ? { code: 'course-missing', weight: 'warn', detail: { course: missing.join('、') } } : undefined;
  },
};
