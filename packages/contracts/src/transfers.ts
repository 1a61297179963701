import { z } from 'zod';
import { Id, IsoDate, RealDate, Reason, RequestId, SchoolYear, UnitYear } from './common.ts';
import { FrozenMark, FrozenYear, TransferDecision } from './particulars.ts';
import { GuardianParticulars, PupilParticulars } from './people.ts';

/** A closed term as its school stored it: results by subject (tenths, or Đ/CĐ), conduct and absences, under which rules. */
export const FrozenTerm = z.object({
  schoolYear: SchoolYear,
  term: z.int(),
  ruleVersion: z.string(),
  isAssessed: z.boolean(),
  conduct: z.string().nullable(),
  yearConduct: z.string().nullable(),
  absentExcused: z.int().nullable(),
  absentUnexcused: z.int().nullable(),
  subjects: z.array(z.tuple([z.string(), z.int().nullable(), z.enum(['pass', 'fail']).nullable()])),
  originName: z.string(),
});
export type FrozenTerm = z.infer<typeof FrozenTerm>;

/** What goes along with a pupil, frozen at the sending. */
export const TransferPayload = z.object({
  particulars: PupilParticulars,
  guardians: z.array(GuardianParticulars),
  enrolment: z.object({ className: z.string(), grade: z.int(), startsOn: IsoDate }),
  /** Marks, conduct and absences of the year, those that came by earlier transfers among them. */
  marks: z.array(FrozenMark),
  /** Its closed terms; the year in the new school is made of them too. Absent in what was sent before terms went along. */
  terms: z.array(FrozenTerm).optional(),
  /** Every year so far, that of the transfer too: how often a pupil may repeat counts them all. Absent in what was sent before. */
  years: z.array(FrozenYear).optional(),
});
export type TransferPayload = z.infer<typeof TransferPayload>;

export const FindTransferSchools = z.object({ unitId: Id, search: z.string().max(100) });
export const TransferSchools = z.array(z.object({ id: Id, name: z.string(), place: z.string().nullable() }));

export const SendTransfer = UnitYear.extend({
  requestId: RequestId,
  pupilId: Id,
  toUnitId: Id,
  leavesOn: RealDate,
  reason: Reason,
});
export type SendTransfer = z.infer<typeof SendTransfer>;

export const WithdrawTransfer = z.object({ unitId: Id, requestId: RequestId, transferId: Id, reason: Reason });
export type WithdrawTransfer = z.infer<typeof WithdrawTransfer>;

const Line = z.object({
  transferId: Id,
  schoolYear: SchoolYear,
  fullName: z.string(),
  birthDate: IsoDate,
  birthPrecision: z.enum(['day', 'year']),
  grade: z.int(),
  sentAt: z.iso.datetime({ offset: true }),
  decision: TransferDecision.nullable(),
  answerReason: z.string().nullable(),
  answeredAt: z.iso.datetime({ offset: true }).nullable(),
});
export const TransferList = z.object({
  sent: z.array(Line.extend({ pupilId: Id, toName: z.string(), className: z.string().nullable() })),
  received: z.array(Line.extend({ fromUnitId: Id, fromName: z.string(), pupilId: Id.nullable() })),
});
export type TransferList = z.infer<typeof TransferList>;

export const GetTransfer = z.object({ unitId: Id, fromUnitId: Id, transferId: Id });
export type GetTransfer = z.infer<typeof GetTransfer>;
export const TransferDetail = Line.extend({
  fromName: z.string(),
  senderName: z.string(),
  leavesOn: IsoDate,
  reason: z.string(),
  payload: TransferPayload,
});
export type TransferDetail = z.infer<typeof TransferDetail>;

export const AnswerTransfer = GetTransfer.extend({
  requestId: RequestId,
  answer: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('accepted'), classId: Id, startsOn: RealDate }),
    z.object({ decision: z.literal('refused'), reason: Reason }),
  ]),
});
export type AnswerTransfer = z.infer<typeof AnswerTransfer>;
export const TransferAnswered = z.object({ pupilId: Id.nullable() });
export type TransferAnswered = z.infer<typeof TransferAnswered>;
