import { z } from 'zod';
import { Id, IsoDate, RealDate, SchoolYear, UnitYear } from './common.ts';

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

/** By the beginnings of name parts, with or without diacritics; one part at least has two letters. */
export const SearchPupils = z.object({ schoolYear: SchoolYear, search: z.string().trim().min(2).max(100) });
export const FoundPupils = z.object({
  /** More pupils fit than are given. */
  hasMore: z.boolean(),
  pupils: z.array(
    z.object({
      unitId: Id,
      unitName: z.string(),
      id: Id,
      fullName: z.string(),
      isFemale: z.boolean(),
      birthDate: IsoDate,
      birthPrecision: z.enum(['day', 'year']),
      /** The last class of the year asked for; null where the pupil was in none. */
      className: z.string().nullable(),
    }),
  ),
});
export type FoundPupils = z.infer<typeof FoundPupils>;

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

/** Texts as they are stored: tidied by the screen or the import, never empty; null is not known. */
const Kept = z.string().trim().min(1).max(300);
const MaybeKept = Kept.nullable();

/** Everything a school keeps of a pupil. `fullName` is stored in two fields; the second half is restricted. */
export const PupilParticulars = z.object({
  code: z.string().trim().min(1).max(30),
  fullName: Kept,
  isFemale: z.boolean(),
  birthDate: RealDate,
  birthPrecision: z.enum(['day', 'year']),
  ethnicGroupCode: z.string().min(1),
  administrativeCode: MaybeKept,
  personalNumber: MaybeKept,
  educationNumber: MaybeKept,
  birthPlace: MaybeKept,
  nationality: MaybeKept,
  residenceAdministrativeCode: MaybeKept,
  residenceAddress: MaybeKept,
  phone: MaybeKept,
  policyGroups: z.array(z.string()),
  disabilityKind: z.enum(['motor', 'hearing_speech', 'vision', 'mental', 'intellectual', 'other']).nullable(),
  disabilityNote: MaybeKept,
  religion: MaybeKept,
});
export type PupilParticulars = z.infer<typeof PupilParticulars>;

export const StaffParticulars = z.object({
  code: z.string().trim().min(1).max(30),
  fullName: Kept,
  isFemale: z.boolean(),
  birthDate: RealDate.nullable(),
  ethnicGroupCode: z.string().min(1).nullable(),
  post: Kept,
  validFrom: RealDate,
  validTo: RealDate.nullable(),
  personalNumber: MaybeKept,
  phone: MaybeKept,
  email: MaybeKept,
  address: MaybeKept,
  /** The highest training, as the school's list words it: 'Đại học'. Each diploma stands by itself beside it. */
  qualification: MaybeKept,
  specialism: MaybeKept,
  /** How somebody is employed, as the school's list words it: 'Viên chức'. */
  contract: MaybeKept,
});
export type StaffParticulars = z.infer<typeof StaffParticulars>;

export const GuardianParticulars = z.object({
  relation: z.enum(['father', 'mother', 'guardian']),
  fullName: Kept,
  birthYear: z.int().min(1900).max(2100).nullable(),
  occupation: MaybeKept,
  phone: MaybeKept,
  email: MaybeKept,
});
export type GuardianParticulars = z.infer<typeof GuardianParticulars>;
