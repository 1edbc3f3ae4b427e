/**
 * The server's log: one line each, a static message and ids. Nothing anyone said, no secrets, no
 * text of an error, because a database quotes what it was given.
 */
export type Log = (message: string, about?: Record<string, string>) => void;

export const logToConsole: Log = (message, about = {}) => {
  const pairs = Object.entries(about).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  console.error(`${new Date().toISOString()} ${message}${pairs.join('')}`);
};

/** Class and code of an error: all of it that may be logged. */
export function errorName(error: unknown): string {
  const { name, code, cause } = (error ?? {}) as { name?: string; code?: string; cause?: { code?: string } };
  return [name ?? 'unknown', code ?? cause?.code].filter(Boolean).join(' ');
}

/** Where an error came from: the frames of its stack, without its text. */
export function errorPlace(error: unknown): string {
  const stack = String((error as Partial<Error> | null)?.stack ?? '');
  const frames = stack.split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return frames
    .slice(0, 4)
    .map((frame) => frame.trim().slice(3))
    .join(' < ');
}
