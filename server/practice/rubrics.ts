import type { Database } from '../db/connect.ts';
import { findNewest } from '../db/rubrics.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Library } from './library.ts';

/** What is scored by from now on: the newest version that the organisation published, else the one that ships. */
export async function rubricInForce(
  { db, library }: { db: Database; library: Library },
  orgId: string,
  rubricId: string,
): Promise<Rubric | null> {
  const shipped = library.rubrics.get(rubricId);
  return shipped ? ((await findNewest(db, orgId, rubricId)) ?? shipped) : null;
}
