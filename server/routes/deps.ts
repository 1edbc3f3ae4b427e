import type { SendJob } from '../db/live-session.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import type { Library } from '../practice/library.ts';
import type { ReviewTemplates } from '../practice/review-templates.ts';
import type { GuardDeps } from './guard.ts';
import type { LiveSockets } from './live.ts';
import type { Metrics } from './metrics.ts';

/** Everything the routes stand on; main.ts puts it together, tests put in what they like. */
export type AppDeps = GuardDeps & {
  raw: RawDatabase;
  library: Library;
  reviewTemplates: ReviewTemplates;
  sendJob: SendJob;
  live: LiveSockets;
  /** The server is about to stop and takes no new rooms. */
  draining(): boolean;
  metrics: Metrics;
  /** The model that votes on ended sessions beside our listener; null where there is none. */
  secondListener: string | null;
  promptVersion: string;
  /** What lets the first admin in while nobody has an account. */
  setupCode: string;
  /** Whether the sign-in page offers the demo members. */
  demo: boolean;
  /** Absolute origins browsers may come from. */
  trustedOrigins: readonly string[];
  /** Behind a proxy, whose word on the client's address is taken. */
  behindProxy: boolean;
  /** Folder of the built web app. */
  dist: string;
  /** Told of failures: ids and paths, no spoken text. */
  log(message: string, about: Record<string, string>): void;
};
