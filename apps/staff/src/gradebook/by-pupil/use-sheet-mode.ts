import { useState } from 'react';
import { useAddress } from '../../address.tsx';

const narrow = '(max-width: 40em)';

/** A phone opens a sheet one pupil at a time; whoever wants the whole table turns to it, and the address remembers that. */
export function useSheetMode(): { isByPupil: boolean; isOffered: boolean; turn: () => void } {
  const address = useAddress();
  // As the sheet was opened: turning the phone around does not throw away what is under the hand.
  const [isNarrow] = useState(() => window.matchMedia(narrow).matches);
  const asked = address.oneOf('view', ['grid', 'pupil']);
  const isByPupil = asked === undefined ? isNarrow : asked === 'pupil';
  return {
    isByPupil,
    isOffered: isNarrow || asked !== undefined,
    turn: () => address.change({ view: isByPupil ? 'grid' : 'pupil' }, { inPlace: true }),
  };
}
