import { and, eq, inArray, isNotNull, isNull, not, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { Label } from '../domain/label.ts';
import type { Database } from './connect.ts';
import { addMarkIn, type ListenerMark, type NewListenerMark } from './listener-marks.ts';
import { sharedIds } from './practice-sessions.ts';
import { listenerMark } from './schema/listener-mark.ts';
import { listenerRound } from './schema/listener-round.ts';
import { listenerVote } from './schema/listener-vote.ts';
import { inOrg, type Transaction } from './tenant.ts';

/**
 * Where a second listener heard something else than ours. `owners` are the members whose shared
 * sessions the reader may open; of no others is anything given out, counts included.
 */

export type Round = Omit<typeof listenerRound.$inferSelect, 'orgId' | 'judgedAt'>;
export type Vote = Pick<typeof listenerVote.$inferSelect, 'seq' | 'start' | 'end' | 'label' | 'heard' | 'voted'>;
/** A sentence of a turn. */
export type Place = { session: string; seq: number; start: number };
export type Difference = Place & { end: number; by: string; listener: string; votes: SentenceVotes };
/** Whom a person agrees with. */
type Side = NonNullable<typeof listenerVote.$inferSelect.decided>;
type SentenceVotes = { label: Label; heard: boolean; voted: boolean }[];

export async function hasRound(db: Database, orgId: string, sessionId: string): Promise<boolean> {
  const found = await inOrg(db, orgId, (tx) =>
    tx
      .select({ by: listenerRound.by })
      .from(listenerRound)
      .where(and(eq(listenerRound.orgId, orgId), eq(listenerRound.sessionId, sessionId))),
  );
  return found.length > 0;
}

/** Stores what came of one asking; where a session has its votes already, nothing changes. */
export async function storeRound(db: Database, orgId: string, round: Round, votes: readonly Vote[]): Promise<void> {
  const { sessionId, by } = round;
  await inOrg(db, orgId, async (tx) => {
    const added = await tx
      .insert(listenerRound)
      .values({ orgId, ...round })
      .onConflictDoNothing()
      .returning();
    if (added.length === 0 || votes.length === 0) return;
    await tx.insert(listenerVote).values(votes.map((vote) => ({ orgId, sessionId, by, ...vote })));
  });
}

/** Nobody has decided between the two, or the mark that did is gone. */
const isOpen = (tx: Transaction): SQL | undefined =>
  or(
    isNull(listenerVote.markId),
    notExists(
      tx
        .select({ id: listenerMark.id })
        .from(listenerMark)
        .where(and(eq(listenerMark.orgId, listenerVote.orgId), eq(listenerMark.id, listenerVote.markId))),
    ),
  );

export async function readAgreement(db: Database, orgId: string, owners: string[]) {
  return inOrg(db, orgId, async (tx) => {
    const sum = (column: SQL) => sql<number>`coalesce(sum(${column}), 0)::int`;
    const [counts] = await tx
      .select({
        sessions: sql<number>`count(*)::int`,
        sentences: sum(sql`${listenerRound.sentences}`),
        judged: sum(sql`${listenerRound.judged}`),
        alike: sum(sql`${listenerRound.alike}`),
      })
      .from(listenerRound)
      .where(and(eq(listenerRound.orgId, orgId), inArray(listenerRound.sessionId, sharedIds(tx, orgId, owners))));
    const [left] = await tx
      .select({
        open: sql<number>`count(distinct (${listenerVote.sessionId}, ${listenerVote.seq}, ${listenerVote.start}))::int`,
      })
      .from(listenerVote)
      .where(openTo(tx, orgId, owners));
    const settled = await tx
      .selectDistinct({
        ...{ session: listenerVote.sessionId, seq: listenerVote.seq, start: listenerVote.start },
        decided: listenerVote.decided,
      })
      .from(listenerVote)
      .where(and(ofThese(tx, orgId, owners), isNotNull(listenerVote.decided), not(isOpen(tx) as SQL)));
    const agreed = (side: Side) => settled.filter(({ decided }) => decided === side).length;
    const decided = { ours: agreed('ours'), other: agreed('other'), neither: agreed('neither') };
    return { sessions: 0, sentences: 0, judged: 0, alike: 0, ...counts, open: left?.open ?? 0, decided };
  });
}

const ofThese = (tx: Transaction, orgId: string, owners: string[]) =>
  and(eq(listenerVote.orgId, orgId), inArray(listenerVote.sessionId, sharedIds(tx, orgId, owners)));
const openTo = (tx: Transaction, orgId: string, owners: string[]) => and(ofThese(tx, orgId, owners), isOpen(tx));

const isAt = ({ session, seq, start }: Place) =>
  and(eq(listenerVote.sessionId, session), eq(listenerVote.seq, seq), eq(listenerVote.start, start));

/** Sentences still to be decided on, the newest session's last words first; `before` is the last one known. */
export function listDifferences(
  db: Database,
  orgId: string,
  owners: string[],
  { limit, before, at }: { limit: number; before?: Place | undefined; at?: Place },
): Promise<Difference[]> {
  const { sessionId, seq, start, end, by } = listenerVote;
  return inOrg(db, orgId, (tx) =>
    tx
      .select({
        ...{ session: sessionId, seq, start, end, by },
        listener: listenerRound.listener,
        votes: sql<SentenceVotes>`jsonb_agg(jsonb_build_object('label', ${listenerVote.label},
          'heard', ${listenerVote.heard} is not null, 'voted', ${listenerVote.voted} is not null) order by ${listenerVote.label})`,
      })
      .from(listenerVote)
      .innerJoin(
        listenerRound,
        and(eq(listenerRound.orgId, listenerVote.orgId), eq(listenerRound.sessionId, sessionId)),
      )
      .where(
        and(
          openTo(tx, orgId, owners),
          at ? isAt(at) : undefined,
          before &&
            sql`(${sessionId}, ${seq}, ${start}) < (${before.session}, ${before.seq}::int, ${before.start}::int)`,
        ),
      )
      .groupBy(sessionId, seq, start, end, by, listenerRound.listener)
      .orderBy(sql`${sessionId} desc, ${seq} desc, ${start} desc`)
      .limit(limit),
  );
}

/** Keeps a person's mark as what decides this sentence. Null: somebody else has decided meanwhile. */
export function decide(
  db: Database,
  orgId: string,
  at: Place,
  { decided, ...mark }: NewListenerMark & { decided: Side },
): Promise<ListenerMark | null> {
  return inOrg(db, orgId, async (tx) => {
    const here = and(eq(listenerVote.orgId, orgId), isAt(at));
    const rows = await tx.select({ markId: listenerVote.markId }).from(listenerVote).where(here).for('update');
    const open = await tx
      .select({ label: listenerVote.label })
      .from(listenerVote)
      .where(and(here, isOpen(tx)));
    if (rows.length === 0 || open.length === 0) return null;
    const added = await addMarkIn(tx, orgId, mark);
    await tx.update(listenerVote).set({ markId: added.id, decided }).where(here);
    return added;
  });
}
