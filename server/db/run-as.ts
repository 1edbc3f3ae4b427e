import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './folder-lock.ts';

/** Postgres refuses to run as root; a server started by root runs it as somebody else. */
export type RunAs = { uid: number; gid: number } | undefined;

/** Who runs the cluster in `folder`: ourselves; as root its present owner, else `postgres`, made where there is none. */
export function whoRuns(folder: string): RunAs {
  const owner = statSync(folder, { throwIfNoEntry: false });
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid())
      throw new StartError(
        `The database in ${folder} belongs to another user, as when the server last ran as root. ` +
          `Run it as that user again, or hand the folder over: chown -R ${process.getuid()} ${folder}`,
      );
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return postgresUser() ?? makePostgresUser();
}

function postgresUser(): RunAs {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function makePostgresUser(): RunAs {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    // Alpine and other small images have BusyBox's command instead.
    execFileSync('adduser', ['-S', '-D', '-H', 'postgres'], { stdio: 'ignore' });
  }
  const made = postgresUser();
  if (!made)
    throw new StartError('No user "postgres" could be made to run the database as; run the server without root.');
  return made;
}

/** Throws StartError where `user` cannot enter a folder on the way to `path`. */
export function mustReach(path: string, user: RunAs): void {
  if (!user) return;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0)
      throw new StartError(
        `Started as root, the server runs its database as user ${user.uid}, who cannot enter ${folder}. ` +
          `Allow it (chmod o+x ${folder}), or keep the project and DATA_DIR somewhere else, or set DATABASE_URL.`,
      );
    if (folder === dirname(folder)) return;
  }
}
