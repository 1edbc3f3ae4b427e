import { and, desc, eq, gte } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from './connect.ts';
import { flagNote } from './schema/flag-note.ts';
import { inOrg } from './tenant.ts';

/** What was done about flags. */

export type FoundNote = typeof flagNote.$inferSelect;

export function readFlagNotes(db: Database, orgId: string, teamId: string, since: Date): Promise<FoundNote[]> {
  return inOrg(db, orgId, (tx) =>
    tx
      .select()
      .from(flagNote)
      .where(and(eq(flagNote.orgId, orgId), eq(flagNote.teamId, teamId), gte(flagNote.madeAt, since)))
      .orderBy(desc(flagNote.madeAt)),
  );
}

type NewNote = Pick<FoundNote, 'teamId' | 'memberId' | 'says' | 'madeBy'>;

export async function addFlagNote(db: Database, orgId: string, note: NewNote): Promise<FoundNote> {
  const [made] = await inOrg(db, orgId, (tx) =>
    tx
      .insert(flagNote)
      .values({ orgId, id: uuidv7(), ...note })
      .returning(),
  );
  if (!made) throw new Error('a note was not stored');
  return made;
}
