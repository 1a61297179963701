import { spawn } from 'node:child_process';
import type { ServerUser } from './server-user.ts';

type Outcome = { exitCode: number; output: string };

/** Runs a server program to its end. A program that cannot be started at all is an outcome too, with the reason as output. */
export function runAsServer(
  program: string,
  args: string[],
  { cwd, user }: { cwd: string; user: ServerUser | undefined },
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...asUser(user),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', (error) => resolve({ exitCode: 127, output: error.message }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

/**
 * Nothing of the terminal's environment reaches the server: PG… variables would redirect it,
 * and with LANG unset or naming a missing locale it would not start.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  // biome-ignore lint/style/noProcessEnv: Windows programs do not start without its system folder
  return process.platform === 'win32' ? { LC_ALL: 'C', SystemRoot: process.env.SystemRoot } : { LC_ALL: 'C' };
}

export function asUser(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}
