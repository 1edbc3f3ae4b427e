import type { Coaching } from '../db/coaching.ts';
import { claimHours } from '../domain/coaching.ts';
import type { Evidence } from '../domain/measurement.ts';
import type { CoachingView } from '../protocol/coaching-view.ts';

/** What was said of a session, with names. */

type Names = (id: string) => string;
type TakenBack = { takenBackBy: string | null; takenBackAt: Date | null };

/** Everyone who said something. */
export function peopleIn(found: Coaching): string[] {
  const { comments, overrides, corrections, disputes, requests, sentBack, check } = found;
  const ids = [
    ...[...comments, ...sentBack].map(({ by }) => by),
    ...[...overrides, ...corrections].flatMap(({ by, takenBackBy }) => [by, takenBackBy]),
    ...[...disputes, ...requests].map(({ answeredBy }) => answeredBy),
    ...[check?.claimedBy ?? null, check?.doneBy ?? null],
  ];
  return [...new Set(ids.filter((id) => id !== null))];
}

const iso = (at: Date | null) => at?.toISOString() ?? null;
const takenBack = ({ takenBackBy, takenBackAt }: TakenBack, names: Names) =>
  takenBackBy && takenBackAt ? { by: names(takenBackBy), at: takenBackAt.toISOString() } : null;

const isFresh = (at: Date | null) => at !== null && Date.now() - at.getTime() < claimHours * 3_600_000;

function viewCheck({ check }: Coaching, reader: string, names: Names): CoachingView['check'] {
  const { claimedBy = null, claimedAt = null, doneBy = null, doneAt = null } = check ?? {};
  return {
    claimedBy: claimedBy && isFresh(claimedAt) ? { name: names(claimedBy), mine: claimedBy === reader } : null,
    done: doneBy && doneAt ? { by: names(doneBy), at: doneAt.toISOString() } : null,
  };
}

type Reading = { reader: string; judges: boolean; seesVotes: boolean; sentences: Evidence[]; names: Names };

export function viewCoaching(found: Coaching, { reader, judges, seesVotes, sentences, names }: Reading): CoachingView {
  const by = (one: { by: string; madeAt: Date }) => ({ by: names(one.by), madeAt: one.madeAt.toISOString() });
  const standing = found.overrides.filter(({ takenBackAt }) => takenBackAt === null);
  const counts = new Set(new Map(standing.map(({ criterion, id }) => [criterion, id])).values());
  return {
    judges,
    comments: found.comments.map(({ id, seq, start, end, says, readAt, ...made }) => ({
      ...{ id, ...by(made), mine: made.by === reader, says, readAt: iso(readAt) },
      at: seq !== null && start !== null && end !== null ? { seq, start, end } : null,
    })),
    overrides: found.overrides.map(({ id, criterion, score, computed, kept, reason, ...made }) => ({
      ...{
        id,
        ...by(made),
        criterion,
        score,
        computed: kept && !seesVotes ? null : computed,
        reason,
        counts: counts.has(id),
      },
      takenBack: takenBack(made, names),
    })),
    corrections: found.corrections.map(({ id, seq, start, end, heard, right, moves, ...made }) => ({
      ...{ id, ...by(made), at: { seq, start, end }, heard, right, moves, takenBack: takenBack(made, names) },
    })),
    disputes: found.disputes.map(({ id, criterion, reason, madeAt, state, answer, ...more }) => ({
      ...{ id, criterion, reason, madeAt: madeAt.toISOString(), state, answer },
      answeredBy: more.answeredBy && names(more.answeredBy),
      answeredAt: iso(more.answeredAt),
      with: more.overrideId ? 'override' : more.correctionId ? 'correction' : null,
    })),
    requests: found.requests.map(({ id, says, madeAt, answeredBy, answeredAt }) => ({
      ...{ id, says, madeAt: madeAt.toISOString() },
      ...{ answeredBy: answeredBy && names(answeredBy), answeredAt: iso(answeredAt) },
    })),
    sentBack: found.sentBack.map(({ id, seq, why, replayed, ...made }) => ({
      ...{ id, ...by(made), seq, why, replay: replayed },
    })),
    cards: found.cards.map(({ overall, at }) => ({ overall, at: at.toISOString() })),
    sentences,
    check: viewCheck(found, reader, names),
  };
}
