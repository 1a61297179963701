import type { SummerPupil } from '@truong/contracts/summer';
import { formatTenths } from '@truong/vietnamese/numbers';
import { levelNames } from '../messages.ts';
import { yearTexts } from '../term/year-messages.ts';
import { summerTexts as texts } from './messages.ts';

type Result = SummerPupil['retests'][number]['original'];

export function resultText(result: Result | null): string {
  if (!result) return '';
  if (result.kind === 'score') return formatTenths(result.tenths);
  return result.result === 'pass' ? 'Đ' : 'CĐ';
}

export function levelText(level: keyof typeof levelNames | null): string {
  return level === null ? '–' : levelNames[level];
}

/** What the summer made of the levels so far; empty while nothing was entered. */
export function afterText({ learningAfter, averageAfter, conductAfter }: SummerPupil): string {
  return [
    ...(learningAfter ? [texts.learningAfter(levelNames[learningAfter])] : []),
    ...(averageAfter === null ? [] : [texts.average(formatTenths(averageAfter))]),
    ...(conductAfter ? [texts.conductAfter(levelNames[conductAfter])] : []),
  ].join('; ');
}

type Ending = Pick<SummerPupil, 'decision' | 'causes' | 'repeated' | 'repeatLimit'>;

/** The decision as it stands, and why it is not promotion. */
export function endText({ decision, causes }: Pick<Ending, 'decision' | 'causes'>): string {
  if (decision === 'promoted') return texts.promoted;
  const why = causes.map((cause) => yearTexts.causes[cause]).join(', ');
  const end = decision === 'retained' ? texts.still : texts.waiting;
  return why === '' ? end : `${end}: ${why}`;
}

/** Of who is not promoted: that repeating once more is no longer allowed, or how often it was; null: never yet. */
export function repeatNote({ decision, repeated, repeatLimit }: Ending): { text: string; isOver: boolean } | null {
  if (decision === 'promoted' || repeatLimit === null || repeated === 0) return null;
  const isOver = repeated >= repeatLimit;
  return { text: isOver ? texts.limitReached(repeatLimit) : texts.repeated(repeated, repeatLimit), isOver };
}
