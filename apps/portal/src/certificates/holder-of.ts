import type { PaperContent } from '@truong/contracts/papers';

/** Whose paper it is: the name alone, never a number or a day of birth. */
export function holderOf({ pupil }: PaperContent): string {
  return pupil.fullName;
}
