/** A reason the embedded server cannot run that the person at the terminal can remedy: print the message alone, as one line. */
export class EmbeddedServerError extends Error {
  override name = 'EmbeddedServerError';
}
