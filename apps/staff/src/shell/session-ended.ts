type Listener = () => void;

/** Whether the server said that the session has ended: any request may find out, the sign-in dialog shows it. */
export const sessionEnded = createFlag();

/** Told when the server refuses the assignment of a request: whoever knows the assignments asks for them again. */
export const accessRefused = createSignal();

function createSignal() {
  const listeners = new Set<Listener>();
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    subscribe(listener: Listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function createFlag() {
  const { tell, subscribe } = createSignal();
  let isSet = false;
  return {
    subscribe,
    get: () => isSet,
    set(value: boolean) {
      if (isSet === value) return;
      isSet = value;
      tell();
    },
  };
}
