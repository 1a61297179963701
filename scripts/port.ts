import { createServer } from 'node:net';

export type WantedPort = { port: number; isPortFixed: boolean };

/** PORT when given (then only that one will do), else 3000 or the next free one. */
export function wantedPort(text: string | undefined): WantedPort {
  if (!text) return { port: 3000, isPortFixed: false };
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT=${text} is not a port (1 to 65535).`);
  return { port, isPortFixed: true };
}

/** Asked early, so that a taken PORT is reported before minutes of preparation; the server's own listening decides. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
