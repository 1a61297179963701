import { createServer, type Socket } from 'node:net';

export type CaughtLetter = { to: string; text: string };

/** A mail server of the smallest kind (RFC 5321): takes every letter and keeps it. */
export async function catchLetters(): Promise<{ url: string; letters: CaughtLetter[]; close(): void }> {
  const letters: CaughtLetter[] = [];
  const server = createServer((socket) => converse(socket, letters));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');
  return { url: `smtp://127.0.0.1:${address.port}`, letters, close: () => server.close() };
}

function converse(socket: Socket, letters: CaughtLetter[]): void {
  let heard = '';
  let to = '';
  let isLetter = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 catcher');
  socket.on('data', (chunk) => {
    heard += chunk.toString('utf8');
    for (;;) {
      const end = heard.indexOf(isLetter ? '\r\n.\r\n' : '\r\n');
      if (end === -1) return;
      const said = heard.slice(0, end);
      heard = heard.slice(end + (isLetter ? 5 : 2));
      if (isLetter) {
        isLetter = false;
        letters.push({ to, text: textOf(said) });
        say('250 kept');
        continue;
      }
      const verb = said.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = said.match(/<(.+)>/)?.[1] ?? '';
      if (verb === 'DATA') {
        isLetter = true;
        say('354 go on');
      } else say(verb === 'QUIT' ? '221 bye' : '250 ok');
    }
  });
}

/** The words of a letter of one part, out of what it travelled in. */
function textOf(letter: string): string {
  const [head = '', ...parts] = letter.split('\r\n\r\n');
  const body = parts.join('\r\n\r\n').replaceAll('\r\n..', '\r\n.');
  const encoding = head
    .match(/^content-transfer-encoding: *(.+)$/im)?.[1]
    ?.trim()
    .toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
