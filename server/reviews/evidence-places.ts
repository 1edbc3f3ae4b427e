import { findCall } from '../db/calls.ts';
import type { Database } from '../db/connect.ts';
import type { OpenSession } from '../db/review-goals.ts';
import { readPlaces } from '../db/rule-places.ts';
import { readMoments } from '../db/scorecards.ts';
import type { ComplianceFlag, Sample } from '../domain/evidence.ts';
import { dayIn } from '../domain/org-settings.ts';
import { callMoment } from './call-moment.ts';
import type { Value } from './evidence-pack.ts';

/** Samples and flags of an evidence pack, each with its place in the session or call that it is from. */

type Where = { db: Database; orgId: string; timeZone: string };

/** Some sessions are tried: the best or worst of all may hold nothing to show. */
const tried = 3;

/** The moment that helped most in a session, or cost most; null where its scorecard tells of none such. */
async function sampleOf({ db, orgId, timeZone }: Where, scored: OpenSession, helped: boolean): Promise<Sample | null> {
  const { session, source, at, overall } = scored;
  const of = { session, source, on: dayIn(timeZone, at), overall };
  if (source === 'call') {
    const call = await findCall(db, orgId, session);
    const moment = call?.card && call.turns ? callMoment(call.card, call.turns, helped) : null;
    return call && moment ? { ...of, title: call.name, ...moment } : null;
  }
  const moment = (await readMoments(db, orgId, session)).find((each) => each.helped === helped);
  if (!moment) return null;
  const { at: place, atMs, answered, headline, effect } = moment;
  return { ...of, title: scored.title ?? '', at: place, atMs, answered, headline, effect };
}

/** The first sample there is among a few sessions and calls, the best or the worst first. */
export async function findSample(
  where: Where,
  scored: readonly OpenSession[],
  helped: boolean,
): Promise<Sample | null> {
  const sorted = scored.toSorted((a, b) => (helped ? b.overall - a.overall : a.overall - b.overall));
  for (const each of sorted.slice(0, tried)) {
    const sample = await sampleOf(where, each, helped);
    if (sample) return sample;
  }
  return null;
}

const forbidden = 'forbidden-claims';
const disclosed = 'disclosures-made';
export const ruled = [forbidden, disclosed] as const;

/** Which disclosure wasn't made in time: the row of the scorecard tells so after its count. */
function disclosureSays(row = ''): string {
  const named = row.indexOf('; ');
  return named === -1
    ? 'A required disclosure was missing or late.'
    : `Required disclosures not made in time${row.slice(named)}`;
}

/** Of the rep's own values: in how many sessions a rule was to be kept, and where one wasn't. */
export async function complianceOf(
  where: Where,
  own: readonly Value[],
): Promise<{ checked: number; flags: ComplianceFlag[] }> {
  const about = own.filter(({ what }) => what === forbidden || what === disclosed);
  const broken = about.flatMap(({ what, value, ...of }) => {
    if (what === forbidden && value > 0)
      return [
        { ...of, what, says: value === 1 ? 'Something forbidden was said.' : `${value} forbidden things were said.` },
      ];
    return what === disclosed && value < 1 ? [{ ...of, what, says: disclosureSays() }] : [];
  });
  // what is forbidden stands where it was said, a disclosure where it was missed
  const wanted = broken.map(({ sessionId: session, source, what }) => {
    return { session, source, what, from: what === forbidden ? ('evidence' as const) : ('missed' as const) };
  });
  const places = await readPlaces(where.db, where.orgId, wanted);
  const flags = broken.map(({ sessionId: session, source, atMs, what, says }): ComplianceFlag => {
    const found = places.find((each) => each.session === session && each.what === what);
    const on = dayIn(where.timeZone, new Date(atMs));
    const told = what === disclosed ? disclosureSays(found?.says) : says;
    return { session, source, on, what, says: told, place: found?.place ?? null };
  });
  return { checked: new Set(about.map(({ sessionId }) => sessionId)).size, flags };
}
