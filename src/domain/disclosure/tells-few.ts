/** Whether a part of a whole gives away a group of fewer than `smallest`: the whole, the part, or what is left. An empty group gives nothing away. */
export const tellsFew = (part: number, whole: number, smallest: number): boolean => [whole, part, whole - part].some((size) => size > 0 && size < smallest);
