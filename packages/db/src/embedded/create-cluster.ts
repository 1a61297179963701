import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { runAsServer } from './run-as-server.ts';
import type { ServerUser } from './server-user.ts';

export const SUPERUSER = 'postgres';

/** Makes a new cluster under a working name and renames it when whole: an interrupted run leaves nothing that looks finished. */
export async function createCluster(
  binaries: Binaries,
  folder: DataFolder,
  { user, isDurable }: { user: ServerUser | undefined; isDurable: boolean },
): Promise<void> {
  rmSync(folder.unfinishedCluster, { recursive: true, force: true });
  mkdirSync(folder.unfinishedCluster, { mode: 0o700 });
  writeFileSync(folder.superuserPassword, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) {
    chownSync(folder.unfinishedCluster, user.uid, user.gid);
    chownSync(folder.superuserPassword, user.uid, user.gid);
  }
  const { exitCode, output } = await runAsServer(
    binaries.initdb,
    [
      `--pgdata=${folder.unfinishedCluster}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${folder.superuserPassword}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // C.UTF-8 is not known outside Linux; order and case come from ICU on every platform.
      `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
      '--locale-provider=icu',
      '--icu-locale=vi-VN',
      ...(isDurable ? [] : ['--no-sync']),
    ],
    { cwd: folder.root, user },
  );
  if (exitCode !== 0) {
    throw new EmbeddedServerError(`A new database could not be made in ${folder.root}: ${output.trim()}`);
  }
  renameSync(folder.unfinishedCluster, folder.cluster);
}
