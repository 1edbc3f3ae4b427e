import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { validator } from 'hono/validator';
import type { z } from 'zod';
import { CannotStart } from '../practice/sessions.ts';
import type { Problem } from '../protocol/session-view.ts';

/** Refusals: every one is a Problem with a proper status. */

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;
  readonly problem: Problem;
  constructor(status: ContentfulStatusCode, code: string, message: string, retryable = false) {
    super(code);
    this.status = status;
    this.problem = { code, message, retryable };
  }
}

export const nothingHere = () =>
  new Refusal(404, 'not-found', 'There is nothing here, or it is not yours to open. Go back to your practice.');

/** Of passwords, wherever they are asked for. */
export function tooManyTries(c: Context, waitMs: number): Refusal {
  c.header('retry-after', String(Math.ceil(waitMs / 1000)));
  return new Refusal(
    429,
    'too-many-tries',
    'Too many wrong passwords came from here. Wait five minutes, then try again.',
    true,
  );
}

const startStatus: Record<CannotStart['code'], ContentfulStatusCode> = {
  'no-such-scenario': 404,
  'no-such-session': 404,
  'no-such-assignment': 404,
  'no-such-turn': 422,
  'still-live': 409,
  'not-possible': 422,
};

const byStatus: Record<number, string> = { 400: 'bad-request', 403: 'forbidden', 404: 'not-found', 413: 'too-large' };

/** Postgres's codes for text it can't keep: a NUL, or half of a surrogate pair. */
const unstorable = new Set(['22021', '22P05']);

function databaseCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? '');
}

export function refuse(c: Context, refusal: Refusal): Response {
  return c.json(refusal.problem, refusal.status);
}

/** `unforeseen` is told of what nobody meant to happen; the answer says nothing of it. */
export function answerErrors(unforeseen: (error: unknown, path: string) => void): ErrorHandler {
  return (error, c) => {
    if (error instanceof Refusal) return refuse(c, error);
    if (error instanceof CannotStart) return refuse(c, new Refusal(startStatus[error.code], error.code, error.message));
    if (error instanceof HTTPException) {
      const code = byStatus[error.status] ?? 'refused';
      return refuse(
        c,
        new Refusal(error.status as ContentfulStatusCode, code, 'The request could not be read as it was sent.'),
      );
    }
    if (unstorable.has(databaseCode(error)))
      return refuse(
        c,
        new Refusal(400, 'bad-request', 'The request holds characters that cannot be stored. Take them out.'),
      );
    unforeseen(error, c.req.routePath);
    return refuse(
      c,
      new Refusal(500, 'unforeseen', 'Something went wrong on the server. Try again in a moment.', true),
    );
  };
}

/** Reads a body or a query by its shape; what doesn't fit is refused with the field named. */
export function shaped<T extends z.ZodType, K extends 'json' | 'query'>(where: K, shape: T) {
  return validator(where, (value): z.output<T> => {
    const parsed = shape.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'the request';
    throw new Refusal(400, 'bad-request', `${field}: ${issue?.message ?? 'not as expected'}`);
  });
}
