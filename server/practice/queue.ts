/** Work that is done in order, one piece at a time. */
export type Queue = {
  /** Runs `work` after everything asked for before it. Never rejects: `failed` is told, with the `id` it belongs to. */
  add(work: () => Promise<void> | void, id?: string): Promise<void>;
  /** Resolves when nothing is left to do, what came up meanwhile included. */
  settled(): Promise<void>;
};

/** Once `closed()` holds, nothing more begins. */
export function makeQueue(closed: () => boolean, failed: (error: unknown, id?: string) => void): Queue {
  let tail: Promise<void> = Promise.resolve();
  return {
    add(work, id) {
      tail = tail.then(async () => {
        if (closed()) return;
        try {
          await work();
        } catch (error) {
          failed(error, id);
        }
      });
      return tail;
    },
    async settled() {
      for (let seen: Promise<void> | null = null; seen !== tail; ) {
        seen = tail;
        await seen;
      }
    },
  };
}
