import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** The port in `rememberedIn` when it is still free, else any free one. Another program may take it before it is used: be ready to ask again. */
export async function findFreePort(rememberedIn: string): Promise<number> {
  const remembered = existsSync(rememberedIn) ? Number(readFileSync(rememberedIn, 'utf8')) : 0;
  const isUsable = Number.isInteger(remembered) && remembered > 0 && remembered < 65536;
  return (isUsable ? await tryPort(remembered) : undefined) ?? (await tryPort(0)) ?? 0;
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
