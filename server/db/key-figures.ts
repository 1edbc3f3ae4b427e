import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { FigureRow } from '../domain/figure-lines.ts';
import type { Figure } from '../domain/key-figure.ts';
import type { Database } from './connect.ts';
import { keyFigure } from './schema/key-figure.ts';
import { keyFigureTarget } from './schema/key-figure-target.ts';
import { keyFigureValue } from './schema/key-figure-value.ts';
import { inOrg } from './tenant.ts';

/** Figures of work: which there are, their values and their targets. */

export function readOwnFigures(db: Database, orgId: string): Promise<Figure[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select({
        id: keyFigure.id,
        name: keyFigure.name,
        side: keyFigure.side,
        better: keyFigure.better,
        unit: keyFigure.unit,
      })
      .from(keyFigure)
      .where(eq(keyFigure.orgId, orgId))
      .orderBy(asc(keyFigure.name)),
  );
}

/** False where there is one of that id. */
export async function addFigure(db: Database, orgId: string, figure: Figure, madeBy: string): Promise<boolean> {
  const made = await inOrg(db, orgId, (tx) =>
    tx
      .insert(keyFigure)
      .values({ orgId, ...figure, madeBy })
      .onConflictDoNothing()
      .returning({ id: keyFigure.id }),
  );
  return made.length > 0;
}

export type FoundValue = typeof keyFigureValue.$inferSelect;

/** Oldest first. */
export async function readFigureValues(
  db: Database,
  orgId: string,
  wanted: { members: readonly string[]; since: string; figure?: string },
): Promise<FoundValue[]> {
  const { members, since, figure } = wanted;
  if (members.length === 0) return [];
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(keyFigureValue)
      .where(
        and(
          eq(keyFigureValue.orgId, orgId),
          inArray(keyFigureValue.memberId, [...members]),
          gte(keyFigureValue.startsOn, since),
          figure === undefined ? undefined : eq(keyFigureValue.figure, figure),
        ),
      )
      .orderBy(asc(keyFigureValue.startsOn), asc(keyFigureValue.figure)),
  );
}

const rowsAtOnce = 1000;

/** All or nothing; a value of the same person, figure and period gives way. */
export async function writeFigureValues(
  db: Database,
  orgId: string,
  rows: readonly FigureRow[],
  givenBy: string,
): Promise<void> {
  const given = { orgId, givenBy, givenAt: new Date() };
  await inOrg(db, orgId, async (tx) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await tx
        .insert(keyFigureValue)
        .values(rows.slice(from, from + rowsAtOnce).map((row) => ({ ...given, ...row })))
        .onConflictDoUpdate({
          target: [keyFigureValue.orgId, keyFigureValue.memberId, keyFigureValue.figure, keyFigureValue.startsOn],
          set: {
            value: sql`excluded.value`,
            target: sql`excluded.target`,
            givenBy: sql`excluded.given_by`,
            givenAt: sql`excluded.given_at`,
          },
        });
  });
}

export type FoundTarget = typeof keyFigureTarget.$inferSelect;

/** Every adjustment in the organisation, newest first. */
export function readTargets(db: Database, orgId: string): Promise<FoundTarget[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(keyFigureTarget)
      .where(eq(keyFigureTarget.orgId, orgId))
      .orderBy(desc(keyFigureTarget.madeAt), desc(keyFigureTarget.id)),
  );
}

export async function addTarget(
  db: Database,
  orgId: string,
  row: Omit<FoundTarget, 'orgId' | 'id' | 'madeAt'>,
): Promise<FoundTarget> {
  const [made] = await inOrg(db, orgId, (tx) =>
    tx
      .insert(keyFigureTarget)
      .values({ orgId, id: uuidv7(), ...row })
      .returning(),
  );
  if (!made) throw new Error('a target was not stored');
  return made;
}
