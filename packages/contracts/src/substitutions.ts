import { z } from 'zod';
import { Id, IsoDate, RealDate, Reason, RequestId, Term, UnitYear } from './common.ts';
import { Standing } from './identity.ts';

/** What a teacher's sheets follow: the teaching of a subject in a class, or being the homeroom teacher of one. */
const Duty = z.object({ kind: z.enum(['teaching', 'homeroom']), id: Id });
const many = 100;

/** All sheets of these duties of one teacher go to a substitute, from a day to a day. */
export const Substitute = UnitYear.extend({
  requestId: RequestId,
  staffId: Id,
  duties: z.array(Duty).min(1).max(many),
  substituteId: Id,
  validFrom: RealDate,
  validTo: RealDate,
  reason: Reason,
});
export type Substitute = z.infer<typeof Substitute>;
export const Substituted = z.object({ substitutionIds: z.array(Id) });
export type Substituted = z.infer<typeof Substituted>;

/** Ends them at once, before their last day. */
export const EndSubstitution = UnitYear.extend({
  requestId: RequestId,
  substitutionIds: z.array(Id).min(1).max(many),
});
export type EndSubstitution = z.infer<typeof EndSubstitution>;

const sheetNamed = {
  className: z.string(),
  /** Null: the homeroom sheet. */
  subjectName: z.string().nullable(),
  term: Term.nullable(),
};
export const SubstitutionList = z.object({
  canKeep: z.boolean(),
  /** One line a duty, what holds or is to come first. */
  substitutions: z.array(
    z.object({
      id: Id,
      ...sheetNamed,
      teacherId: Id,
      teacher: z.string(),
      substituteId: Id,
      substitute: z.string(),
      validFrom: IsoDate,
      validTo: IsoDate,
      reason: z.string(),
      givenBy: z.string(),
      givenAt: z.iso.datetime({ offset: true }),
      isTakenBack: z.boolean(),
      standing: Standing,
    }),
  ),
});
export type SubstitutionList = z.infer<typeof SubstitutionList>;

/** What somebody who hands sheets over may choose from. */
export const SubstitutionChoices = z.object({
  teachers: z.array(
    z.object({
      staffId: Id,
      fullName: z.string(),
      duties: z.array(Duty.extend({ ...sheetNamed, validFrom: IsoDate, validTo: IsoDate.nullable() })),
    }),
  ),
  staff: z.array(z.object({ id: Id, fullName: z.string(), code: z.string(), hasAccount: z.boolean() })),
});
export type SubstitutionChoices = z.infer<typeof SubstitutionChoices>;
