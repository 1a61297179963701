/** What a bench page offers to whoever presses the keys. */
declare global {
  interface Window {
    /** Milliseconds from each key to the end of the frame that shows it. */
    keyToPaint: number[];
  }
}

/**
 * Times every key from the moment at which the browser had it to the first task after the frame that followed it: what it changed
 * is painted then. A frame is waited for in any case, so nothing is quicker than the rest of a frame.
 */
export function timeKeys(): void {
  window.keyToPaint = [];
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keyToPaint.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
