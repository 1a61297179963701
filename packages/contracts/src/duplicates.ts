import { z } from 'zod';
import { Id, IsoDate, RequestId } from './common.ts';

const Twin = z.object({
  id: Id,
  code: z.string(),
  fullName: z.string(),
  isFemale: z.boolean(),
  birthDate: IsoDate,
  birthPrecision: z.enum(['day', 'year']),
  ethnicGroup: z.string(),
  classes: z.array(z.string()),
  guardians: z.array(z.string()),
  marks: z.int(),
});
export const Duplicates = z.object({
  /** Pairs of rows that may be one pupil: the same folded name and birth date, or the same person. */
  pairs: z.array(z.object({ isSamePerson: z.boolean(), first: Twin, second: Twin })),
  merges: z.array(
    z.object({
      id: Id,
      keptName: z.string(),
      keptCode: z.string(),
      mergedCode: z.string(),
      who: z.string(),
      at: z.iso.datetime({ offset: true }),
    }),
  ),
});
export type Duplicates = z.infer<typeof Duplicates>;

export const MergePupils = z.object({ unitId: Id, requestId: RequestId, keptId: Id, mergedId: Id });
export type MergePupils = z.infer<typeof MergePupils>;
export const UnmergePupils = z.object({ unitId: Id, requestId: RequestId, mergeId: Id });
export type UnmergePupils = z.infer<typeof UnmergePupils>;
