/**
 * Points of a school year at which rows are counted, as they follow one another. What a pupil's row carries of results: none at
 * the start, of semester I in the middle, of semester II at its end, of the whole year at the end.
 */
export const points = ['start', 'mid', 'term-2', 'end'] as const;
export type Point = (typeof points)[number];
