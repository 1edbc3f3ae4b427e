import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { promisify } from 'node:util';
import { StartError } from './folder-lock.ts';
import type { RunAs } from './run-as.ts';

/** The folder's real path, made where it is missing. Throws StartError. */
export function makeFolder(folder: string): string {
  try {
    fs.mkdirSync(folder, { recursive: true });
    return fs.realpathSync(folder);
  } catch (error) {
    throw new StartError(`The data folder can't be made: ${(error as Error).message}. Set DATA_DIR to another place.`);
  }
}

/** The database's password, made at the first start. Throws StartError where a database has lost its own. */
export function keepPassword(file: string, must: boolean): string {
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim();
  if (must)
    throw new StartError(
      `The password of the database, ${file}, is gone. Put it back, or start with another DATA_DIR.`,
    );
  const password = randomBytes(24).toString('base64url');
  fs.writeFileSync(file, password, { mode: 0o600 });
  return password;
}

/** Made beside its place and then moved, so that a start that was killed leaves no half database. */
export async function initialise(initdb: string, cluster: string, password: string, user: RunAs): Promise<void> {
  const making = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  fs.rmSync(making, { recursive: true, force: true });
  fs.mkdirSync(making, { mode: 0o700 });
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [making, passwordFile]) fs.chownSync(path, user.uid, user.gid);
  try {
    const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--no-locale'];
    await promisify(execFile)(
      initdb,
      [
        `--pgdata=${making}`,
        `--pwfile=${passwordFile}`,
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...flags,
      ],
      { ...user, env: { ...process.env, LC_ALL: 'C' } },
    );
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  fs.renameSync(making, cluster);
}
