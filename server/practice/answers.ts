import { claim } from '../db/coach-checks.ts';
import { standingCorrectionIds } from '../db/corrections.ts';
import { addNoticeRaw } from '../db/notices.ts';
import { answerDispute } from '../db/rep-questions.ts';
import { onCard } from '../db/standing-card.ts';
import type { DisputeAnswer } from '../protocol/coaching-view.ts';
import { overrideIn, type VerdictDeps, type Who } from './verdicts.ts';

/** A coach's answer to a dispute: with what upholds it, or why it is declined, in one transaction. */

export type Unanswered = 'no-scorecard' | 'claimed' | 'answered' | 'no-such-correction';

/** Undone as a whole where it can't be answered so. */
class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
  readonly why: Unanswered;
  constructor(why: Unanswered) {
    super(why);
    this.why = why;
  }
}

export async function answer(
  deps: VerdictDeps,
  { orgId, sessionId, by }: Who,
  of: { id: string; criterion: string },
  given: DisputeAnswer,
): Promise<'done' | Unanswered> {
  try {
    const done = await onCard(deps.raw, orgId, sessionId, async (tx, standing) => {
      if (!(await claim(tx, standing, by.id))) throw new NotAnswered('claimed');
      const said = { id: of.id, by: by.id, answer: given.answer };
      let upheld: { overrideId: string | null; correctionId: string | null } = { overrideId: null, correctionId: null };
      if (given.state === 'upheld' && 'score' in given.with) {
        const made = { criterion: of.criterion, score: given.with.score, reason: given.answer };
        upheld = { ...upheld, overrideId: await overrideIn(deps, tx, standing, by, made) };
      } else if (given.state === 'upheld' && 'correction' in given.with) {
        const { correction } = given.with;
        if (!(await standingCorrectionIds(tx, standing)).includes(correction))
          throw new NotAnswered('no-such-correction');
        upheld = { ...upheld, correctionId: correction };
      }
      const answered = await answerDispute(tx, standing, { ...said, state: given.state, ...upheld });
      if (!answered) throw new NotAnswered('answered');
      const name = standing.card.criteria.find(({ id }) => id === of.criterion)?.name ?? of.criterion;
      await addNoticeRaw(tx, {
        ...{ orgId, userId: standing.memberId, kind: 'answer', about: of.id, link: `/sessions/${sessionId}` },
        says: `${by.name} answered what you said of ${name} in “${standing.title}”.`,
      });
      return true;
    });
    return done ? 'done' : 'no-scorecard';
  } catch (error) {
    if (error instanceof NotAnswered) return error.why;
    throw error;
  }
}
