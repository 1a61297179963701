import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';

/** The system user the server runs as when this process is root, which PostgreSQL refuses. */
export type ServerUser = { name: string; uid: number; gid: number };

const OWN_USER = 'cong-truong';

/**
 * Undefined when this process is not root: then the server simply runs as the same user.
 * An existing cluster keeps its owner; a new one takes the system's `postgres`, else a system user made here, else `nobody`.
 */
export function findServerUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    return { name: findUser((user) => user.uid === uid)?.name ?? String(uid), uid, gid };
  }
  const existing = findNamed('postgres') ?? findNamed(OWN_USER);
  if (existing) return existing;
  // A minimal image may lack useradd or have a read-only /etc: `nobody` serves there.
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', OWN_USER]);
  return findNamed(OWN_USER) ?? findNamed('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 };
}

function findNamed(name: string): ServerUser | undefined {
  return findUser((user) => user.name === name);
}

function findUser(matches: (user: ServerUser) => boolean): ServerUser | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => {
      const [name = '', , uid, gid] = line.split(':');
      return { name, uid: Number(uid), gid: Number(gid) };
    })
    .find((user) => user.name !== '' && matches(user));
}
