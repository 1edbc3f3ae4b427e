import type { Database, SignInDatabase } from '../db/connect.ts';
import type { PlayedSession } from '../db/played-sessions.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { type Dated, redate } from '../db/redate.ts';
import { dayAfter } from '../domain/day.ts';
import type { ReviewTemplate } from '../domain/review.ts';
import type { Library } from '../practice/library.ts';

/** What the demo's chain is told with: its people and sessions, its days, and what is to be dated back. */

export type DemoDeps = {
  db: Database;
  raw: RawDatabase;
  signInDb: SignInDatabase;
  library: Library;
  reviewTemplates: ReadonlyMap<string, ReviewTemplate>;
  /** Folder of the calls' transcripts. */
  calls: string;
};

export type Demo = DemoDeps & {
  orgId: string;
  teamId: string;
  /** `YYYY-MM-DD`. */
  today: string;
  /** Oldest first. */
  played: readonly PlayedSession[];
  dated: Dated[];
  unread: { userId: string; about: string }[];
  /** A member's id by name. */
  id(name: string): string;
  nameOf(id: string): string;
  sessionsOf(name: string): PlayedSession[];
  day(daysAgo: number): string;
  at(daysAgo: number, hour?: number): Date;
  /** So many days ago, or the Friday before where that is a weekend. */
  workday(daysAgo: number): number;
};

const dayMs = 86_400_000;

export function makeDemo(
  deps: DemoDeps,
  of: { orgId: string; teamId: string; people: ReadonlyMap<string, string> },
  played: readonly PlayedSession[],
  midnight: Date,
): Demo {
  const today = midnight.toISOString().slice(0, 10);
  const id = (name: string) => {
    const found = of.people.get(name);
    if (!found) throw new Error(`the demo organisation has no ${name}`);
    return found;
  };
  const weekdayAt = (daysAgo: number) => new Date(midnight.getTime() - daysAgo * dayMs).getUTCDay();
  return {
    ...deps,
    ...{ orgId: of.orgId, teamId: of.teamId, today, played, dated: [], unread: [], id },
    nameOf: (id) => [...of.people].find(([, each]) => each === id)?.[0] ?? '',
    sessionsOf: (name) => played.filter(({ row }) => row.memberId === id(name)),
    day: (daysAgo) => dayAfter(today, -daysAgo),
    at: (daysAgo, hour = 10) => new Date(midnight.getTime() - daysAgo * dayMs + hour * 3_600_000),
    workday: (daysAgo) => daysAgo + ({ 6: 1, 0: 2 }[weekdayAt(daysAgo)] ?? 0),
  };
}

/** Days before today on which a session ended, in parts of a day. */
export const daysSince = (demo: Demo, { row }: PlayedSession): number =>
  (demo.at(0, 0).getTime() - row.endedAt.getTime()) / dayMs;

export const isOpen = ({ row }: PlayedSession): boolean => row.visibility !== 'private';
export const isDeclared = ({ row }: PlayedSession): boolean => row.visibility === 'declared';

/** Writes down what was to be dated back so far. */
export async function settleDates({ raw, orgId, dated }: Demo): Promise<void> {
  await redate(raw, orgId, dated.splice(0));
}
