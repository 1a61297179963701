import { leavingValues } from '@truong/rules/statistics/catalogue-values';
import { z } from 'zod';
import { Id, IsoDate, RealDate, Reason, RequestId, SchoolYear, UnitYear } from './common.ts';
import { GuardianParticulars, PupilParticulars, StaffParticulars } from './people.ts';

/** Pages of one pupil and one member of staff, and the acts on them. */

const PupilRef = UnitYear.extend({ pupilId: Id });
export const GetPupil = PupilRef;
export type GetPupil = z.infer<typeof GetPupil>;

/** One line of history. The values of a restricted field come only with the restricted part. */
export const HistoryLine = z.object({
  subject: z.string(),
  kind: z.enum(['created', 'changed', 'deleted']),
  field: z.string(),
  fromValue: z.string().nullable(),
  toValue: z.string().nullable(),
  isHidden: z.boolean(),
  source: z.enum(['hand', 'import', 'transfer', 'merge', 'undo']),
  who: z.string(),
  at: z.iso.datetime({ offset: true }),
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const restrictedFields = [
  'personalNumber',
  'educationNumber',
  'birthPlace',
  'nationality',
  'residenceAdministrativeCode',
  'residenceAddress',
  'phone',
  'policyGroups',
  'disabilityKind',
  'disabilityNote',
  'religion',
] as const satisfies (keyof PupilParticulars)[];
const shown = {
  code: true,
  fullName: true,
  isFemale: true,
  birthDate: true,
  birthPrecision: true,
  ethnicGroupCode: true,
} as const;

export const Guardian = GuardianParticulars.extend({ id: Id });
export type Guardian = z.infer<typeof Guardian>;

export const EnrolmentLine = z.object({
  schoolYear: SchoolYear,
  classId: Id,
  className: z.string(),
  grade: z.int(),
  startsOn: IsoDate,
  endsOn: IsoDate.nullable(),
  endReason: z.string().nullable(),
});
export const EnrolmentEvent = z.object({
  kind: z.enum(['arrived', 'class_changed', 'left', 'returned', 'undone']),
  onDate: IsoDate,
  fromClass: z.string().nullable(),
  toClass: z.string().nullable(),
  reason: z.string().nullable(),
  who: z.string(),
});
export type EnrolmentEvent = z.infer<typeof EnrolmentEvent>;

/** A cell of a mark sheet that came along with a transfer, as its sheet had it. */
export const FrozenMark = z.object({
  schoolYear: SchoolYear,
  term: z.int(),
  subjectCode: z.string().nullable(),
  subjectName: z.string().nullable(),
  kind: z.enum(['score', 'comment', 'homeroom']),
  className: z.string(),
  slot: z.string(),
  value: z.string(),
  originName: z.string(),
});
export type FrozenMark = z.infer<typeof FrozenMark>;

/** A year in which a school had the pupil, with what its end decided; null while it is open. */
export const FrozenYear = z.object({
  schoolYear: SchoolYear,
  grade: z.int(),
  decision: z.enum(['promoted', 'retained']).nullable(),
  originName: z.string(),
});
export type FrozenYear = z.infer<typeof FrozenYear>;

/** The one answer of a transfer: the receiving school's, or that it was taken back before. */
export const TransferDecision = z.enum(['accepted', 'refused', 'withdrawn']);
export type TransferDecision = z.infer<typeof TransferDecision>;

export const PupilDetail = z.object({
  id: Id,
  ...PupilParticulars.pick(shown).shape,
  ethnicGroup: z.string(),
  guardians: z.array(Guardian),
  enrolments: z.array(EnrolmentLine),
  events: z.array(EnrolmentEvent),
  history: z.array(HistoryLine),
  /** Sheets of classes where the pupil no longer stands, with how many of the pupil's cells stay there. */
  marksElsewhere: z.array(
    z.object({ className: z.string(), term: z.int(), subjectName: z.string().nullable(), cells: z.int() }),
  ),
  transferred: z.array(
    z.object({
      fromName: z.string(),
      sentAt: z.iso.datetime({ offset: true }),
      leavesOn: IsoDate,
      className: z.string(),
      marks: z.array(FrozenMark),
      years: z.array(FrozenYear),
    }),
  ),
  /** A transfer to another school, the latest first. */
  sent: z.array(
    z.object({
      toName: z.string(),
      sentAt: z.iso.datetime({ offset: true }),
      decision: TransferDecision.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  mayOpen: z.boolean(),
});
export type PupilDetail = z.infer<typeof PupilDetail>;

export const RestrictedPart = z.object({
  ...PupilParticulars.omit(shown).shape,
  history: z.array(HistoryLine),
});
export type RestrictedPart = z.infer<typeof RestrictedPart>;

export const ListLooks = z.object({ unitId: Id, pupilId: Id.optional(), page: z.int().min(0).default(0) });
export const LookPage = z.object({
  total: z.int(),
  pageSize: z.int(),
  looks: z.array(
    z.object({
      id: Id,
      pupilId: Id,
      pupilName: z.string(),
      who: z.string(),
      role: z.string(),
      at: z.iso.datetime({ offset: true }),
    }),
  ),
});
export type LookPage = z.infer<typeof LookPage>;

export const SavePupil = PupilRef.extend({ requestId: RequestId, set: PupilParticulars.partial() });
export type SavePupil = z.infer<typeof SavePupil>;
const Place = z.object({ classId: Id, grade: z.int().min(0).max(12), startsOn: RealDate });
export const AdmitPupil = UnitYear.extend({
  requestId: RequestId,
  set: PupilParticulars.omit({ code: true }).partial().extend({ code: PupilParticulars.shape.code.optional() }),
  ...Place.shape,
});
export type AdmitPupil = z.infer<typeof AdmitPupil>;
export const PlacePupil = PupilRef.extend({ requestId: RequestId, ...Place.shape });
export type PlacePupil = z.infer<typeof PlacePupil>;
/** Why a pupil left the school, as the sector counts it. */
export const Leaving = z.enum(leavingValues.map(({ code }) => code) as [string, ...string[]]);
export const ReleasePupil = PupilRef.extend({
  requestId: RequestId,
  lastDay: RealDate,
  leaving: Leaving.nullable().default(null),
  reason: Reason,
});
export type ReleasePupil = z.infer<typeof ReleasePupil>;
export const SaveGuardian = PupilRef.extend({
  requestId: RequestId,
  guardianId: Id.nullable(),
  set: GuardianParticulars.partial(),
});
export type SaveGuardian = z.infer<typeof SaveGuardian>;
export const DeleteGuardian = PupilRef.extend({ requestId: RequestId, guardianId: Id });
export type DeleteGuardian = z.infer<typeof DeleteGuardian>;

const Code = z.object({ code: z.string(), name: z.string() });
export const PeopleCodes = z.object({ ethnicGroups: z.array(Code), policyGroups: z.array(Code) });
export type PeopleCodes = z.infer<typeof PeopleCodes>;

const StaffRef = UnitYear.extend({ staffId: Id });
export const GetMember = StaffRef;
export const qualificationKinds = ['degree', 'teaching', 'language', 'informatics', 'management', 'political'] as const;
const QualificationFields = z.object({
  kind: z.enum(qualificationKinds),
  level: z.string().trim().min(1).max(200),
  major: z.string().trim().min(1).max(200).nullable(),
  obtainedIn: z.int().min(1950).max(2100).nullable(),
});
/** What of a member of staff only those see who keep the school's people. */
export const keptStaffFields = [
  'personalNumber',
  'phone',
  'email',
  'address',
  'qualification',
  'specialism',
  'contract',
] as const satisfies (keyof StaffParticulars)[];
const kept = {
  personalNumber: true,
  phone: true,
  email: true,
  address: true,
  qualification: true,
  specialism: true,
  contract: true,
} as const;
export const MemberDetail = z.object({
  id: Id,
  ...StaffParticulars.omit(kept).shape,
  ethnicGroup: z.string().nullable(),
  /** Only for those who keep the school's people. */
  detail: StaffParticulars.pick(kept).nullable(),
  qualifications: z.array(QualificationFields.extend({ id: Id })),
  homeroomOf: z.array(z.string()),
  teaches: z.array(z.object({ subjectName: z.string(), classNames: z.array(z.string()) })),
  /** Sheets in other hands, or of others in these hands (`isStandIn`), today or later. */
  substitutions: z.array(
    z.object({
      isStandIn: z.boolean(),
      other: z.string(),
      className: z.string(),
      subjectName: z.string().nullable(),
      validFrom: IsoDate,
      validTo: IsoDate,
    }),
  ),
  history: z.array(HistoryLine),
});
export type MemberDetail = z.infer<typeof MemberDetail>;
export const SaveMember = z.object({
  unitId: Id,
  requestId: RequestId,
  staffId: Id.nullable(),
  set: StaffParticulars.partial(),
});
export type SaveMember = z.infer<typeof SaveMember>;
export const SaveQualification = z.object({
  unitId: Id,
  requestId: RequestId,
  staffId: Id,
  ...QualificationFields.shape,
});
export type SaveQualification = z.infer<typeof SaveQualification>;
export const DeleteQualification = z.object({ unitId: Id, requestId: RequestId, staffId: Id, qualificationId: Id });
export type DeleteQualification = z.infer<typeof DeleteQualification>;
