import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { runAsServer } from './run-as-server.ts';
import type { ServerUser } from './server-user.ts';

/**
 * Tries, as the server's user, to enter the data folder and run a server program; says in one line what is in the way.
 * By a shell, because a working folder given to a new process is entered before it changes its user.
 */
export async function assertReachable(binaries: Binaries, folder: DataFolder, user: ServerUser): Promise<void> {
  const attempt = 'cd -- "$1" && "$2" --version';
  const outcome = await runAsServer('/bin/sh', ['-c', attempt, 'sh', folder.root, binaries.initdb], { cwd: '/', user });
  if (outcome.exitCode === 0) return;
  const closed = findClosedFolder(folder.root, user) ?? findClosedFolder(binaries.initdb, user);
  throw new EmbeddedServerError(
    closed
      ? `The database does not run as root, and the system user "${user.name}" may not enter ${closed}. ` +
          `Move the project (or DATA_DIR) out of it, start as another user, or allow passage: chmod o+x '${closed}'`
      : `The database does not run as root, and as "${user.name}" it cannot be run: ${outcome.output.trim()}`,
  );
}

function findClosedFolder(path: string, user: ServerUser): string | undefined {
  const folders: string[] = [];
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    folders.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return folders.find((folder) => {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  });
}
