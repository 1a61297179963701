import type pg from 'pg';

/** What a request brings along. One pool serves the whole process; nothing else is shared between requests. */
export type Context = {
  pool: pg.Pool;
  /** The session's token from the cookie. */
  token: string | null;
  /** In which of their assignments the person acts, from the header of the tab. */
  assignmentId: number | null;
  /** Where the request came from, for throttling. */
  address: string;
  /** The browser's name for itself, shown in the list of one's sessions. */
  userAgent: string;
  isCookieSecure: boolean;
  setCookie: (serialized: string) => void;
  /** Absent where no letters are sent. */
  mail?: Mail | undefined;
};

export type Letter = { to: string; subject: string; text: string };

export type Mail = {
  /** Where people reach this server: set by hand, since a request may name any host. */
  publicUrl: string;
  /** Hands a letter on without waiting; what becomes of it is in the server's log. */
  send(letter: Letter): void;
};
