import { z } from 'zod';
import { Id, RequestId, UnitYear } from './common.ts';
import { SheetRef } from './gradebook.ts';

/** As the year goes on; with the assessment in the middle and at the end of a term. */
export const Occasion = z.enum(['regular', 'mid', 'end']);
export type Occasion = z.infer<typeof Occasion>;

export const maxRemark = 1000;
const RemarkText = z.string().trim().max(maxRemark);

/** The remarks of a sheet, each as it stands; none where nothing was ever written. */
export const ListRemarks = SheetRef.extend({ pupilId: Id.optional() });
export const RemarkList = z.array(z.object({ pupilId: Id, occasion: Occasion, text: z.string(), version: z.int() }));
export type RemarkList = z.infer<typeof RemarkList>;

/** An empty text takes the remark away; the history keeps it. */
export const RecordRemark = SheetRef.extend({
  requestId: RequestId,
  pupilId: Id,
  occasion: Occasion,
  text: RemarkText,
  /** The version that the writer saw; 0 where nothing stood. */
  seenVersion: z.int().min(0),
});
export type RecordRemark = z.infer<typeof RecordRemark>;

/** `conflict`: somebody else wrote meanwhile; `text` is theirs, and nothing was written. */
export const RecordedRemark = z.object({ isConflict: z.boolean(), text: z.string(), version: z.int() });
export type RecordedRemark = z.infer<typeof RecordedRemark>;

export const GetRemarkHistory = SheetRef.extend({ pupilId: Id, occasion: Occasion });
/** Newest first. */
export const RemarkHistory = z.array(z.object({ version: z.int(), text: z.string(), at: z.string(), who: z.string() }));
export type RemarkHistory = z.infer<typeof RemarkHistory>;

export const SentenceLevel = z.enum([
  'well_completed',
  'completed',
  'not_completed',
  'good',
  'satisfactory',
  'needs_effort',
]);
export type SentenceLevel = z.infer<typeof SentenceLevel>;

const SentenceText = z.string().trim().min(3).max(300);
export const ListSentences = UnitYear.pick({ unitId: true });
/** A school's own sentences; those that come with the product are the screen's. */
export const SentenceList = z.array(
  z.object({
    id: Id,
    subjectCode: z.string().nullable(),
    level: SentenceLevel.nullable(),
    text: z.string(),
    /** Added by whoever asks, or they are the principal or a deputy. */
    canRemove: z.boolean(),
  }),
);
export type SentenceList = z.infer<typeof SentenceList>;

export const AddSentence = ListSentences.extend({
  requestId: RequestId,
  subjectCode: z.string().nullable(),
  level: SentenceLevel.nullable(),
  text: SentenceText,
});
export type AddSentence = z.infer<typeof AddSentence>;
export const AddedSentence = z.object({ id: Id });

export const RemoveSentence = ListSentences.extend({ requestId: RequestId, id: Id });
export type RemoveSentence = z.infer<typeof RemoveSentence>;
