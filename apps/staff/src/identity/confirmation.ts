type Listener = () => void;

const listeners = new Set<Listener>();
let asked: { answer: Promise<boolean>; settle: (isConfirmed: boolean) => void } | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}

/** The one question for the password again: whoever needs it waits for the same answer. */
export const confirmation = {
  isAsked: () => asked !== null,
  subscribe(listener: Listener) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  ask(): Promise<boolean> {
    if (!asked) {
      const { promise, resolve } = Promise.withResolvers<boolean>();
      asked = { answer: promise, settle: resolve };
      tell();
    }
    return asked.answer;
  },
  settle(isConfirmed: boolean): void {
    asked?.settle(isConfirmed);
    asked = null;
    tell();
  },
};
