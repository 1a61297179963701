import { useEffect, useRef } from 'react';
import { sessionEnded } from './session-ended.ts';

/** Calls whenever what waits may go out: the network or the session is back, the page is looked at again or being left. */
export function useKicks(kick: () => void): void {
  const latest = useRef(kick);
  latest.current = kick;
  useEffect(() => {
    const now = () => latest.current();
    const unsubscribe = sessionEnded.subscribe(() => {
      if (!sessionEnded.get()) now();
    });
    for (const event of ['online', 'focus', 'blur']) window.addEventListener(event, now);
    document.addEventListener('visibilitychange', now);
    return () => {
      unsubscribe();
      for (const event of ['online', 'focus', 'blur']) window.removeEventListener(event, now);
      document.removeEventListener('visibilitychange', now);
    };
  }, []);
}
