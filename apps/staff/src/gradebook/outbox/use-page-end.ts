import { useEffect, useRef } from 'react';

/** Calls when the field or its page goes: a page that goes out of sight may not come back. */
export function usePageEnd(keep: () => void): void {
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    const now = () => latest.current();
    const look = () => document.visibilityState === 'hidden' && now();
    window.addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', look);
    return () => {
      now();
      window.removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}
