import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './db/folder-lock.ts';

/** The settings of the public contract, read once. An empty variable counts as not set. */

const yes = ['1', 'true', 'yes', 'on'];
const no = ['0', 'false', 'no', 'off'];
const Switch = z
  .string()
  .toLowerCase()
  .refine((text) => yes.includes(text) || no.includes(text), 'write 1 or 0')
  .transform((text) => yes.includes(text));

const Variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  /** Address to listen on; all of them when not set. */
  BIND_ADDRESS: z.string().optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'write postgres://user:password@host:port/database' })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'write the address people open, as https://practice.example.com' })
    .optional(),
  AUTH_SECRET: z.string().min(32, 'use at least 32 random characters').optional(),
  OPENAI_BASE_URL: z.url().optional(),
  OPENAI_API_KEY: z.string().optional(),
  PROSPECT_MODEL: z.string().optional(),
  LISTENER_MODEL: z.string().optional(),
  JUDGE_MODEL: z.string().optional(),
  /** Calls of the model that one session may make, and one organisation on a day in UTC. */
  MODEL_CALLS_PER_SESSION: z.coerce.number().int().min(0).max(1e9).default(80),
  MODEL_CALLS_PER_DAY: z.coerce.number().int().min(0).max(1e9).default(20_000),
  DEMO: Switch.optional(),
  DEMO_HISTORY: Switch.optional(),
  /** The server that e-mail is handed to; none is sent when not set. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'write smtp://user:password@host:587, or smtps:// where it begins encrypted' })
    .optional(),
  /** Whom e-mail is from. */
  MAIL_FROM: z.email().optional(),
});

export type Environment = Omit<z.infer<typeof Variables>, 'DEMO' | 'DEMO_HISTORY'> & {
  /** Absolute. */
  DATA_DIR: string;
  DEMO: boolean;
  /** Whether the demo's team has twelve weeks behind it. */
  DEMO_HISTORY: boolean;
};

/** Throws StartError that names every variable that can't be used. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Variables.safeParse(set);
  if (!parsed.success)
    throw new StartError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const { DEMO, DEMO_HISTORY = true, DATA_DIR, ...rest } = parsed.data;
  const demo = DEMO ?? rest.DATABASE_URL === undefined;
  if (rest.SMTP_URL && !rest.MAIL_FROM)
    throw new StartError('MAIL_FROM: say whom e-mail is from, as practice@example.com');
  return { ...rest, DATA_DIR: resolve(DATA_DIR), DEMO: demo, DEMO_HISTORY: demo && DEMO_HISTORY };
}

/**
 * What sign-ins are signed with: AUTH_SECRET, else made once and kept in the data folder, so that
 * a restart signs nobody out. Of two processes that make it at once, one wins and both read it.
 */
export function authSecret(environment: Environment): string {
  if (environment.AUTH_SECRET) return environment.AUTH_SECRET;
  const file = join(environment.DATA_DIR, 'auth-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(environment.DATA_DIR, { recursive: true });
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    // Whole or not at all: nobody reads half a secret.
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return readFileSync(file, 'utf8');
}

/** Where browsers may come from: both loopback names, and the public address. */
export function trustedOrigins(environment: Pick<Environment, 'PUBLIC_URL'>, port: number): string[] {
  const local = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`);
  return environment.PUBLIC_URL ? [...local, new URL(environment.PUBLIC_URL).origin] : local;
}
