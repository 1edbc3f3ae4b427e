import { addCorrection, standingCorrections, takeBackCorrection } from '../db/corrections.ts';
import { addNoticeRaw } from '../db/notices.ts';
import { addOverride, standingOverrides, takeBackOverride } from '../db/overrides.ts';
import type { RawDatabase } from '../db/raw-tenant.ts';
import { type AfterMeasured, scorableIn } from '../db/scoring.ts';
import { addCard, type CardTransaction, onCard, putCard, type StandingCard } from '../db/standing-card.ts';
import { correctedMoves, labelsInMoves, overlaps } from '../domain/correction.ts';
import type { Label } from '../domain/label.ts';
import type { Evidence } from '../domain/measurement.ts';
import { movesOfLabels } from '../domain/moves-of-labels.ts';
import type { SessionRecord } from '../domain/record.ts';
import { splitSentences } from '../listener/sentences.ts';
import { correctedRecord } from '../measure/corrected.ts';
import { withOverrides } from '../measure/overridden.ts';
import { scoreSession } from '../measure/score.ts';
import { sentenceAt } from './sentences-heard.ts';

/** A coach's word on a scorecard: it counts at once, in one transaction with what is measured and the goals. */

export type VerdictDeps = { raw: RawDatabase; measured: AfterMeasured };
export type Who = { orgId: string; sessionId: string; by: { id: string; name: string } };

/** Why nothing was changed. */
export type Unchanged = 'no-scorecard' | 'no-such-criterion' | 'no-such-sentence' | 'nothing-there';
type Changed = { id: string };

const linkTo = (sessionId: string) => `/sessions/${sessionId}`;

/** The card that counts, once the overrides that stand are on it. */
async function recount(deps: VerdictDeps, tx: CardTransaction, standing: StandingCard): Promise<void> {
  const card = withOverrides(standing.card, await standingOverrides(tx, standing), standing.rubric);
  await putCard(tx, standing, card, deps.measured);
}

export type NewOverride = { criterion: string; score: number; reason: string };

/** In a transaction that holds the card. Null: there is no such criterion. */
export async function overrideIn(
  deps: VerdictDeps,
  tx: CardTransaction,
  standing: StandingCard,
  by: Who['by'],
  made: NewOverride,
): Promise<string | null> {
  const criterion = standing.card.criteria.find(({ id }) => id === made.criterion);
  if (!criterion) return null;
  const { orgId, sessionId, memberId } = standing;
  const id = await addOverride(tx, { orgId, sessionId, computed: criterion.computed, by: by.id, ...made });
  await recount(deps, tx, standing);
  await addNoticeRaw(tx, {
    ...{ orgId, userId: memberId, kind: 'override', about: id, link: linkTo(sessionId) },
    says: `${by.name} scored ${criterion.name} ${Math.round(made.score)} in “${standing.title}”.`,
  });
  return id;
}

export async function overrideCriterion(
  deps: VerdictDeps,
  { orgId, sessionId, by }: Who,
  made: NewOverride,
): Promise<Changed | Unchanged> {
  const done = await onCard(deps.raw, orgId, sessionId, (tx, standing) =>
    overrideIn(deps, tx, standing, by, made).then((id) => ({ id })),
  );
  if (!done) return 'no-scorecard';
  return done.id === null ? 'no-such-criterion' : { id: done.id };
}

export async function takeOverrideBack(
  deps: VerdictDeps,
  { orgId, sessionId, by }: Who,
  id: string,
): Promise<Changed | Unchanged> {
  const done = await onCard(deps.raw, orgId, sessionId, async (tx, standing) => {
    if (!(await takeBackOverride(tx, standing, id, by.id))) return false;
    await recount(deps, tx, standing);
    return true;
  });
  return done ? { id } : 'nothing-there';
}

/** The rep's sentence that stands exactly there. */
function sentenceOf(record: SessionRecord, at: Evidence) {
  const event = record.events.find(({ seq }) => seq === at.seq)?.event;
  if (event?.kind !== 'rep-turn') return null;
  return splitSentences(event.text).find(({ start, end }) => start === at.start && end === at.end) ?? null;
}

/** The session scored again with the corrections that stand; the overrides stay on it. */
async function scoreAgain(
  deps: VerdictDeps,
  tx: CardTransaction,
  standing: StandingCard,
  scorable: Scorable,
): Promise<void> {
  const corrections = await standingCorrections(tx, standing);
  const card = scoreSession({ ...scorable, record: correctedRecord(scorable.record, corrections) });
  const overrides = await standingOverrides(tx, standing);
  await addCard(tx, standing, withOverrides(card, overrides, scorable.rubric), deps.measured);
}
type Scorable = NonNullable<Awaited<ReturnType<typeof scorableIn>>>;

export type NewCorrection = Evidence & { right: Label[] };

export async function correctSentence(
  deps: VerdictDeps,
  { orgId, sessionId, by }: Who,
  { right, ...at }: NewCorrection,
): Promise<Changed | Unchanged> {
  const done = await onCard(deps.raw, orgId, sessionId, async (tx, standing): Promise<Changed | Unchanged> => {
    const scorable = await scorableIn(tx, orgId, sessionId);
    const sentence = scorable && sentenceOf(scorable.record, at);
    if (!sentence) return 'no-such-sentence';
    const step = scorable.record.steps.find((each) => each.seq === at.seq && each.step.kind === 'director')?.step;
    const stored = step?.kind === 'director' ? step.moves : [];
    const earlier = (await standingCorrections(tx, standing)).filter(({ seq }) => seq === at.seq);
    const heard = correctedMoves(stored, earlier).filter((move) => overlaps(move, at));
    const id = await addCorrection(tx, {
      ...{ orgId, sessionId, ...at, right, by: by.id },
      heard: labelsInMoves(heard),
      moves: movesOfLabels(right, [...heard, ...stored.filter((move) => overlaps(move, at))], at),
      ...{
        said: sentence.text.trim(),
        before: sentenceAt(scorable.record, at)?.before ?? [],
        listener: scorable.listener,
      },
    });
    await scoreAgain(deps, tx, standing, scorable);
    await addNoticeRaw(tx, {
      ...{ orgId, userId: standing.memberId, kind: 'override', about: id, link: linkTo(sessionId) },
      says: `${by.name} corrected what was heard in “${standing.title}”; it was scored again.`,
    });
    return { id };
  });
  return done ?? 'no-scorecard';
}

export async function takeCorrectionBack(
  deps: VerdictDeps,
  { orgId, sessionId, by }: Who,
  id: string,
): Promise<Changed | Unchanged> {
  const done = await onCard(deps.raw, orgId, sessionId, async (tx, standing) => {
    if (!(await takeBackCorrection(tx, standing, id, by.id))) return false;
    const scorable = await scorableIn(tx, orgId, sessionId);
    if (scorable) await scoreAgain(deps, tx, standing, scorable);
    return true;
  });
  return done ? { id } : 'nothing-there';
}
