import type { FastifyInstance } from 'fastify';

const triedPorts = 50;

/** Listens on the port, or on the next free one unless the port was asked for by name. */
export async function listen(
  server: FastifyInstance,
  { port, host, isPortFixed }: { port: number; host: string; isPortFixed: boolean },
): Promise<string> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await server.listen({ port: candidate, host });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || isPortFixed || candidate >= port + triedPorts) throw error;
    }
  }
}
