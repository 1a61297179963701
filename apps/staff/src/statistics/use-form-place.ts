import { useState } from 'react';
import { useAddress } from '../address.tsx';
import type { FormPlace } from './FormTable.tsx';
import { type FigureAt, figureFromText, figureToText, sectionOf } from './form-layout.ts';

function placeOf(at: FigureAt): FormPlace {
  return { ...at, section: sectionOf(at.measure) };
}

/** The focused figure, and the opened one, which stands in the address so that a link or Back leads to its pupils. */
export function useFormPlace() {
  const address = useAddress();
  const opened = figureFromText(address.text('figure'));
  const [focused, setFocused] = useState<FormPlace | null>(opened && placeOf(opened));
  return {
    focused,
    opened,
    focus: setFocused,
    open: (at: FigureAt | null) => address.change({ figure: at ? figureToText(at) : undefined }),
  };
}
