import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { ISql } from 'postgres';
import { v7 as uuidv7 } from 'uuid';
import { override } from './schema/override.ts';
import { isKept } from './scorecards.ts';
import type { Transaction } from './tenant.ts';

/** Coaches' scores in place of computed ones; what was taken back stays. */

type Of = { orgId: string; sessionId: string };
export type NewOverride = Of & {
  criterion: string;
  score: number;
  computed: number | null;
  reason: string;
  by: string;
};

export async function addOverride(tx: ISql, made: NewOverride): Promise<string> {
  const id = uuidv7();
  const { orgId, sessionId, criterion, score, computed, reason, by } = made;
  await tx`insert into override (org_id, id, session_id, criterion, score, computed, reason, by, made_at)
    values (${orgId}, ${id}, ${sessionId}, ${criterion}, ${score}, ${computed}, ${reason}, ${by}, clock_timestamp())`;
  return id;
}

/** False: there is no such override that stands. */
export async function takeBackOverride(tx: ISql, of: Of, id: string, by: string): Promise<boolean> {
  const changed = await tx`update override set taken_back_by = ${by}, taken_back_at = now()
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and id = ${id} and taken_back_at is null returning id`;
  return changed.length > 0;
}

/** Those that stand, in the order they were made. */
export async function standingOverrides(tx: ISql, of: Of): Promise<{ criterion: string; score: number }[]> {
  const rows = await tx<{ criterion: string; score: number }[]>`select criterion, score from override
    where org_id = ${of.orgId} and session_id = ${of.sessionId} and taken_back_at is null order by id`;
  return [...rows];
}

/**
 * All of a session's, those taken back too, in the order they were made. `kept`: what was computed then is for coaches
 * now.
 */
export const overridesOf = (tx: Transaction, orgId: string, sessionId: string) =>
  tx
    .select({
      ...getTableColumns(override),
      kept: sql<boolean>`${isKept(override.sessionId, override.criterion)}`,
    })
    .from(override)
    .where(and(eq(override.orgId, orgId), eq(override.sessionId, sessionId)))
    .orderBy(asc(override.id));
