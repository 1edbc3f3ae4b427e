import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { nowMs } from './numbers.ts';

/** How long this disk takes to keep 4 KB, in milliseconds: no stored turn can be quicker. */
export function measureDisk(folder: string, times: number): number[] {
  const path = join(folder, 'disk');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4_096, 7);
  try {
    return Array.from({ length: times }, (_, i) => {
      const began = nowMs();
      writeSync(file, block, 0, block.length, i * block.length);
      fdatasyncSync(file);
      return nowMs() - began;
    });
  } finally {
    closeSync(file);
    rmSync(path);
  }
}
