import { z } from 'zod';
import { Id, IsoDate, UnitYear } from './common.ts';

export const ListPupils = UnitYear.extend({
  classId: Id.optional(),
  search: z.string().max(100).default(''),
  page: z.int().min(0).default(0),
});
export const PupilPage = z.object({
  total: z.int(),
  pageSize: z.int(),
  pupils: z.array(
    z.object({
      id: Id,
      code: z.string(),
      fullName: z.string(),
      isFemale: z.boolean(),
      birthDate: IsoDate,
      birthPrecision: z.enum(['day', 'year']),
      ethnicGroup: z.string(),
      className: z.string(),
      grade: z.int(),
      startsOn: IsoDate,
      endsOn: IsoDate.nullable(),
    }),
  ),
});
export type PupilPage = z.infer<typeof PupilPage>;

export const ListStaff = UnitYear.extend({ search: z.string().max(100).default(''), page: z.int().min(0).default(0) });
export const StaffPage = z.object({
  total: z.int(),
  pageSize: z.int(),
  staff: z.array(
    z.object({
      id: Id,
      code: z.string(),
      fullName: z.string(),
      isFemale: z.boolean(),
      post: z.string(),
      homeroomOf: z.array(z.string()),
      teaches: z.array(z.object({ subjectName: z.string(), classNames: z.array(z.string()) })),
    }),
  ),
});
export type StaffPage = z.infer<typeof StaffPage>;
