import { standingCorrections } from '../db/corrections.ts';
import { standingOverrides } from '../db/overrides.ts';
import { enterOrg, type RawDatabase } from '../db/raw-tenant.ts';
import { type AfterMeasured, type Scorable, scorableIn } from '../db/scoring.ts';
import { addCard, type CardTransaction, type StandingCard } from '../db/standing-card.ts';
import type { Judged } from '../domain/judge.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { correctedRecord } from '../measure/corrected.ts';
import { judgedRow } from '../measure/judged.ts';
import { cardForCoaches, withJudged } from '../measure/judged-card.ts';
import { withOverrides } from '../measure/overridden.ts';
import { callIn } from '../measure/score.ts';

/** What a judge's votes come to: in the card that counts, and for coaches beside it. */

type Of = { orgId: string; sessionId: string };

/** The call as it is scored now: with what coaches said that its sentences do. */
export async function callHeard(tx: CardTransaction, of: Of, scorable: Scorable) {
  const corrections = await standingCorrections(tx, of);
  return callIn({ ...scorable, record: correctedRecord(scorable.record, corrections) });
}

const restsOn = (card: Scorecard) => JSON.stringify(card.judge ?? null);

/**
 * Adds a card where the votes that count are others than those of the card that counts; that one stays as it was.
 * False: it counts as it is.
 */
export async function countVotes(
  tx: CardTransaction,
  standing: StandingCard,
  measured: AfterMeasured,
): Promise<boolean> {
  const { orgId, sessionId, rubric } = standing;
  const scorable = await scorableIn(tx, orgId, sessionId);
  if (!scorable?.judged) return false;
  const row = judgedRow(await callHeard(tx, standing, scorable), scorable.judged, false);
  const voted = withJudged(standing.card, rubric, row, scorable.judged);
  if (restsOn(voted) === restsOn(standing.card)) return false;
  await addCard(tx, standing, withOverrides(voted, await standingOverrides(tx, standing), rubric), measured);
  return true;
}

export type ForCoaches = { card: Scorecard; judged: Judged | null; row: Measurement | null };

/** A session's card with what a judge voted on it, for coaches' eyes; as it is where none did. */
export function readForCoaches(raw: RawDatabase, { orgId, sessionId }: Of, card: Scorecard): Promise<ForCoaches> {
  const read = async (tx: CardTransaction): Promise<ForCoaches> => {
    await enterOrg(tx, raw, orgId);
    const scorable = await scorableIn(tx, orgId, sessionId);
    if (!scorable?.judged) return { card, judged: null, row: null };
    const row = judgedRow(await callHeard(tx, { orgId, sessionId }, scorable), scorable.judged, true);
    return { card: cardForCoaches(card, scorable.rubric, row), judged: scorable.judged, row };
  };
  return raw.sql.begin(read) as Promise<ForCoaches>;
}
