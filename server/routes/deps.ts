import type { SendCall } from '../db/calls.ts';
import type { SendJob } from '../db/live-session.ts';
import type { SendSettle } from '../db/rating-rounds.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import type { AfterMeasured } from '../db/scoring.ts';
import type { Library } from '../practice/library.ts';
import type { ReviewTemplates } from '../practice/review-templates.ts';
import type { Unsubscribe } from '../telling/unsubscribe.ts';
import type { GuardDeps } from './guard.ts';
import type { LiveSockets } from './live.ts';
import type { Metrics } from './metrics.ts';

/** What leaves this server by itself. */
export type Outgoing = {
  /** Whether e-mail is sent. */
  mail: boolean;
  /** What an organisation's webhook is signed with. */
  webhookKey(orgId: string): string;
  /** Whose e-mails of which kind a link stops; null where it isn't one of ours. */
  readUnsubscribe(token: string): Unsubscribe | null;
  /** Webhooks may go to addresses of a private network. */
  privateAllowed: boolean;
};

/** Everything the routes stand on; main.ts puts it together, tests put in what they like. */
export type AppDeps = GuardDeps & {
  raw: RawDatabase;
  library: Library;
  reviewTemplates: ReviewTemplates;
  sendJob: SendJob;
  sendCall: SendCall;
  sendSettle: SendSettle;
  /** Goals follow in the transaction in which a score changes. */
  measured: AfterMeasured;
  live: LiveSockets;
  /** The server is about to stop and takes no new rooms. */
  draining(): boolean;
  metrics: Metrics;
  /** The model that votes on ended sessions beside our listener; null where there is none. */
  secondListener: string | null;
  promptVersion: string;
  outgoing: Outgoing;
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
