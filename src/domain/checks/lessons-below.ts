import type { Check } from '#model/check';

/** A grade with fewer lessons of integrity content than the county asks for, or with a required course missing from the timetable: a warning (4.1#2, 2.2#2). */
export const lessonsBelow: Check = {
  wish: () => undefined,
  judge: ({ values, parameter }) => {
    const least = parameter('integrity-lessons');
    if (values['kind'] === '清廉与德育内容' && Number(values['lessons'] ?? 0) < least) return { code: 'lessons-below', weight: 'warn', detail: { lessons: Number(values['lessons'] ?? 0), least } };
    if (values['kind'] === '国家规定课程' && values['missing']) return { code: 'course-missing', weight: 'warn', detail: { course: String(values['missing']) } };
    return undefined;
  },
};
