type Listener = () => void;
const listeners = new Set<Listener>();
let hasEnded = false;

/** Whether the server said that the session has ended: any request may find out, the sign-in dialog shows it. */
export const sessionEnded = {
  get: () => hasEnded,
  set(value: boolean) {
    if (hasEnded === value) return;
    hasEnded = value;
    for (const listener of listeners) listener();
  },
  subscribe(listener: Listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
