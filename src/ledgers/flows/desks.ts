/** Who usually makes and reviews: the desks of a school, a section, the office. */
export const SCHOOL = ['school.clerk', 'school.head'] as const;
export const SECTION = ['section.clerk', 'section.head'] as const;
export const OFFICE = ['office.clerk', 'office.head'] as const;
/** Every desk that hands in; every desk that reviews what a school hands in. */
export const EVERY_DESK = [...SCHOOL, ...SECTION, ...OFFICE] as const;
export const REVIEWERS = ['office.clerk', 'office.head', 'section.head'] as const;
