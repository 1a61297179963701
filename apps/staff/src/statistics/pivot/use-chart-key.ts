import { useEffect, useRef } from 'react';
import type { Show } from './pivot-view.ts';

/** T turns between the table and the chart that was looked at last, but not while somebody writes. */
export function useChartKey(show: Show, turn: (show: Show) => void): void {
  const chart = useRef<Show>('bars');
  if (show !== 'table') chart.current = show;
  const latest = useRef({ show, turn });
  latest.current = { show, turn };
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        return;
      if (isWriting(event.target)) return;
      event.preventDefault();
      latest.current.turn(latest.current.show === 'table' ? chart.current : 'table');
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** A box that takes letters; one that is only ticked does not. */
function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'radio' && target.type !== 'checkbox';
  return target instanceof HTMLElement && /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
