import { useRef } from 'react';
import { newRequestId } from './new-request-id.ts';

/**
 * The number of a write: the same content keeps its number over retries, so that a lost answer does not make a second write;
 * after success, or with other content, a new one.
 */
export function useRequestId() {
  const intention = useRef<{ content: string; id: string } | null>(null);
  return {
    of(content: unknown): string {
      const text = JSON.stringify(content);
      if (intention.current?.content !== text) intention.current = { content: text, id: newRequestId() };
      return intention.current.id;
    },
    done(): void {
      intention.current = null;
    },
  };
}
