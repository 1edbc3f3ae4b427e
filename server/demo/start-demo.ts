import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import { findDemo, makeDemo as makeOrganisation } from '../db/demo.ts';
import { hasPractised, storePlayed } from '../db/played-sessions.ts';
import { tellChain } from './chain.ts';
import { type DemoDeps, makeDemo } from './demo.ts';
import { type NamedSession, ofMembers, playInThreads } from './play-thread.ts';

/** The demo organisation, and at its first start the twelve weeks that its team has behind it. */

const midnight = () => new Date(new Date().setUTCHours(0, 0, 0, 0));

/** Begins to play before there is a database, where it is certain that there is none yet. */
export function playAhead(content: string, dataDir: string): Promise<NamedSession[]> | null {
  if (existsSync(resolve(dataDir, 'postgres'))) return null;
  const playing = playInThreads({ content, midnightMs: midnight().getTime() });
  // whoever waits for it is told; where nobody comes to that, a failure before has been told already
  playing.catch(() => {});
  return playing;
}

export async function startDemo(
  deps: DemoDeps & { content: string },
  ahead: Promise<NamedSession[]> | null = null,
): Promise<void> {
  const { db, signInDb, content } = deps;
  await makeOrganisation(signInDb, hashPassword, { history: true });
  const found = await findDemo(signInDb);
  if (!found || (await hasPractised(db, found.orgId))) return;
  const today = midnight();
  const named = await (ahead ?? playInThreads({ content, midnightMs: today.getTime() }));
  const played = ofMembers(named, found);
  if ((await storePlayed(db, found.orgId, played)) === 0) return;
  await tellChain(makeDemo(deps, found, played, today), new Date());
}
