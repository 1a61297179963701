import type { YearList } from '@truong/contracts/school-year-results';
import { outcomeTexts } from './messages.ts';
import { yearTexts } from './year-messages.ts';

type Pupil = Pick<YearList['pupils'][number], 'causes' | 'retest' | 'missing' | 'adjustedBy' | 'manualReason'>;

/** Beside the decision: why not promoted, what may be retaken, what lacks, what was adjusted. */
export function yearNote(pupil: Pupil, nameOf: (code: string) => string): string {
  const parts = [
    ...(pupil.manualReason === null ? [] : [yearTexts.manual(pupil.manualReason)]),
    ...pupil.causes.map((cause) => yearTexts.causes[cause]),
    ...(pupil.retest.length > 0 ? [yearTexts.retest(pupil.retest.map(nameOf).join(', '))] : []),
    ...(pupil.missing.length > 0 ? [yearTexts.missing(missingWords(pupil.missing))] : []),
    ...(pupil.adjustedBy === null ? [] : [outcomeTexts.adjusted(nameOf(pupil.adjustedBy))]),
  ];
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function missingWords(missing: Pupil['missing']): string {
  const subjects = missing.filter((one) => one.kind === 'subject').length;
  const others = missing.flatMap(({ kind }) => (kind === 'subject' ? [] : [yearTexts.missingKinds[kind]]));
  return [...(subjects > 0 ? [yearTexts.missingSubjects(subjects)] : []), ...others].join(', ');
}
