import { writeFileSync } from 'node:fs';

/**
 * Loaded into a process under test, which was started with --expose-gc: asked by signal, it collects
 * its garbage and writes what memory is left in use.
 */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  const file = process.env.BENCH_WEIGHT;
  if (file) writeFileSync(file, JSON.stringify({ at: Date.now(), ...process.memoryUsage() }));
});
