import { readFileSync } from 'node:fs';

/**
 * How busy the processors were from now until it is called: the share of their time that was used,
 * and the share in which some process had to wait for one. Null where the kernel doesn't tell.
 */
export function watchProcessors(): () => { all: number; waiting: number } | null {
  const before = read();
  return () => {
    const after = read();
    if (!before || !after) return null;
    const span = after.totalTicks - before.totalTicks;
    return {
      all: (after.busyTicks - before.busyTicks) / span,
      waiting: (after.waitedUs - before.waitedUs) / ((after.atMs - before.atMs) * 1_000),
    };
  };
}

/** /proc/stat: ticks of all processors; /proc/pressure/cpu: microseconds in which some process waited for one. */
function read() {
  try {
    const ticks = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.trim().split(/\s+/).slice(1).map(Number);
    const totalTicks = ticks.slice(0, 8).reduce((sum, n) => sum + n, 0);
    const waitedUs = Number(/some .*total=(\d+)/.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1]);
    return { totalTicks, busyTicks: totalTicks - ticks[3]! - ticks[4]!, waitedUs, atMs: performance.now() };
  } catch {
    return null;
  }
}

/** Milliseconds of a processor that a process has used so far (/proc/PID/stat, fields 14 and 15, in hundredths of a second). */
export function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
