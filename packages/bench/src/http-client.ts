import { Agent, request } from 'node:http';

/** One kept-alive connection a caller, as a browser would hold: the cheapest client there is, so that the server is what is measured. */
export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #base: URL;
  readonly #headers: Record<string, string>;

  constructor(base: string, token: string, assignmentId: number) {
    this.#base = new URL(base);
    this.#headers = {
      cookie: `truong_session=${token}`,
      'x-assignment-id': String(assignmentId),
      'content-type': 'application/json',
    };
  }

  post(path: string, body: string): Promise<string> {
    return this.#send('POST', path, body);
  }
  get(path: string): Promise<string> {
    return this.#send('GET', path, null);
  }
  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body: string | null): Promise<string> {
    return new Promise((resolve, reject) => {
      const headers =
        body === null ? this.#headers : { ...this.#headers, 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        { host: this.#base.hostname, port: this.#base.port, method, path, agent: this.#agent, headers },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 300)}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body ?? undefined);
    });
  }
}
