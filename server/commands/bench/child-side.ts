import { readFileSync } from 'node:fs';

/** The other end of children.ts, inside a program that the bench started. */

export function settings<T>(): T {
  return JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as T;
}

export function tellBench(message: object | string): void {
  process.send?.(message);
}

/** Nothing goes on without the bench. */
process.once('disconnect', () => process.exit(0));
// by way of exit, so that a profile is written
process.once('SIGTERM', () => process.exit(0));
