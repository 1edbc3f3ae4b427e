import { and, asc, eq } from 'drizzle-orm';
import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import type { Label } from '../domain/label.ts';
import type { Move } from '../domain/move.ts';
import { correction } from './schema/correction.ts';
import type { Transaction } from './tenant.ts';

/** What coaches said that sentences do. Each comes with a mark from which the listener may learn. */

export type Correction = typeof correction.$inferSelect;
type Of = { orgId: string; sessionId: string };
export type NewCorrection = Of & {
  seq: number;
  start: number;
  end: number;
  heard: Label[];
  right: Label[];
  moves: Move[];
  by: string;
  /** For the mark: the sentence, what was said before it, and who had heard it so. */
  said: string;
  before: { speaker: 'rep' | 'prospect'; text: string }[];
  listener: string;
};

const json = (value: unknown) => JSON.stringify(value);

export async function addCorrection(tx: ISql, made: NewCorrection): Promise<string> {
  const { orgId, sessionId, seq, start, end, heard, right, moves, by, said, before, listener } = made;
  const [id, markId] = [uuidv7(), uuidv7()];
  await tx`insert into listener_mark (org_id, id, user_id, speaker, said, before, spoken, heard, right_labels, listener,
      session_id)
    values (${orgId}, ${markId}, ${by}, 'rep', ${said}, ${json(before)}::text::jsonb, false, ${json(heard)}::text::jsonb,
      ${json(right)}::text::jsonb, ${listener}, ${sessionId})`;
  await tx`insert into correction (org_id, id, session_id, seq, start, "end", heard, right_labels, moves, mark_id, by)
    values (${orgId}, ${id}, ${sessionId}, ${seq}, ${start}, ${end}, ${json(heard)}::text::jsonb,
      ${json(right)}::text::jsonb, ${json(moves)}::text::jsonb, ${markId}, ${by})`;
  return id;
}

/** Its mark goes with it. False: there is no such correction that stands. */
export async function takeBackCorrection(tx: ISql, of: Of, id: string, by: string): Promise<boolean> {
  const [changed] = await tx`update correction set taken_back_by = ${by}, taken_back_at = now()
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and id = ${id} and taken_back_at is null
    returning mark_id as "markId"`;
  if (!changed) return false;
  await tx`delete from listener_mark where org_id = ${of.orgId} and id = ${changed.markId as string}`;
  return true;
}

/** Those that stand, in the order they were made. */
export async function standingCorrections(tx: ISql, of: Of) {
  const rows = await tx`select seq, start, "end", moves from correction
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and taken_back_at is null order by id`;
  return rows.map((row) => ({
    seq: row.seq as number,
    start: row.start as number,
    end: row.end as number,
    moves: row.moves as Move[],
  }));
}

/** All of a session's, those taken back too, in the order they were made. */
export const correctionsOf = (tx: Transaction, orgId: string, sessionId: string): Promise<Correction[]> =>
  tx
    .select()
    .from(correction)
    .where(and(eq(correction.orgId, orgId), eq(correction.sessionId, sessionId)))
    .orderBy(asc(correction.id));

export async function standingCorrectionIds(tx: ISql, of: Of): Promise<string[]> {
  const rows = await tx`select id from correction
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and taken_back_at is null`;
  return rows.map(({ id }) => id as string);
}
