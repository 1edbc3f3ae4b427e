import { findOrganisation, readEveryone } from '../db/organisations.ts';
import { readAllBut, sortNotices } from '../db/redate.ts';
import { mondayOf } from '../domain/digest.ts';
import { listenerVersion } from '../listener/listen.ts';
import { quantitiesIn } from '../telling/improvement.ts';
import { morning, tellWeek } from '../telling/weekly-digest.ts';
import { type Demo, settleDates } from './demo.ts';

/** The digest of the last week, and which notices nobody has read yet. */

const dayMs = 86_400_000;

/** Told as on its Monday morning, this week's or, where that is still to come, the one before. */
export async function tellLastWeek(demo: Demo, present: Date): Promise<void> {
  const { db, raw, signInDb, orgId, library, dated, unread } = demo;
  const organisation = await findOrganisation(signInDb, orgId);
  if (!organisation) return;
  const monday = Date.parse(`${mondayOf(demo.today)}T00:00:00Z`) + morning * 3_600_000;
  const now = new Date(monday <= present.getTime() ? monday : monday - 7 * dayMs);
  const deps = {
    ...{
      db,
      raw,
      signInDb,
      listener: listenerVersion,
      quantitiesIn: async () => quantitiesIn(library.rubrics.values()),
    },
    ...{ titleOf: (id: string) => library.scenarios.get(id)?.title ?? id, publicUrl: '' },
  };
  const people = await readEveryone(signInDb, orgId);
  const made: { id: string; userId: string }[] = [];
  await tellWeek(deps, organisation, people, {
    ...{ timeZone: 'UTC', now },
    send: async (_, { digests }) => void made.push(...digests),
  });
  for (const { id } of made) dated.push({ table: 'digest', by: 'id', id, set: { made_at: now } });
  const week = now.toISOString().slice(0, 10);
  dated.push({ table: 'notice', by: 'about', id: week, set: { at: now } });
  unread.push({ userId: demo.id('Stephen Reyes'), about: week });
}

export async function settleNotices(demo: Demo): Promise<void> {
  await settleDates(demo);
  await readAllBut(demo.raw, demo.orgId, demo.unread);
  await sortNotices(demo.raw, demo.orgId);
}
