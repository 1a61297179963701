import type { PivotAnswer } from '@truong/contracts/pivot';
import { pivotTexts } from './messages.ts';

/** The schools without figures by name, while there are few enough to name. */
export function missingText({ missing }: PivotAnswer): string {
  return missing.names.length === 0 ? '' : pivotTexts.missingNames(missing.names.slice(0, 5), missing.count);
}
