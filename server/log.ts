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
