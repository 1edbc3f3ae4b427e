import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A message for whoever starts the server: it is printed alone, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/**
 * Takes a data folder for this process alone. Node has no file locks of its own, so SQLite's is
 * used, on an empty file: the system lets go of it when the process dies, however it dies, which
 * no file with a process id in it can promise. Returns how to let go. Throws StartError.
 */
export function lockFolder(folder: string): () => void {
  const owner = join(folder, 'owner');
  const held = openLock(join(folder, 'lock'));
  try {
    held.exec('begin exclusive');
    writeFileSync(owner, String(process.pid));
  } catch (error) {
    held.close();
    if ((error as { errcode?: number }).errcode !== busy) throw notOurs(folder, error);
    const pid = readOwner(owner);
    throw new StartError(
      `The data folder ${folder} is in use by another server${pid ? ` (process ${pid})` : ''}. ` +
        'Stop that one, or give this one its own DATA_DIR, or let both share a server with DATABASE_URL.',
    );
  }
  return () => held.close();
}

/** SQLITE_BUSY: another process holds it. */
const busy = 5;

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw notOurs(file, error);
  }
}

function notOurs(path: string, error: unknown): StartError {
  return new StartError(
    `The data folder can't be written (${path}: ${(error as Error).message}). ` +
      'Run the server as the user it belongs to, or set DATA_DIR to a folder of this user.',
  );
}

function readOwner(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
