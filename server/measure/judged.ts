import type { JudgedAnswer, JudgeVote, Judging, QuestionPlace } from '../domain/judge.ts';
import { judgedRowId, leastVotes } from '../domain/judge.ts';
import type { Evidence, Measurement } from '../domain/measurement.ts';
import type { Turn } from '../domain/record.ts';
import type { Anchors, Criterion } from '../domain/rubric.ts';
import { beyondSheet } from './answers.ts';
import type { Call, Exchange } from './call.ts';
import { claimsIn } from './claims.ts';
import { firstSentence } from './places.ts';
import { isMeant } from './replies.ts';
import { type Finding, leastChances, measureRow, ofAll, type Row } from './row.ts';

/**
 * Row 10 as a judge votes on it: how many of the questions beyond the sheet were handled. Code counts: it says what was
 * asked, and takes no vote for an answer that no row would count, or that contradicts the sheet. So votes may be asked
 * for, never talked into.
 */

export const votedUnknowns: Omit<Row, 'find'> & Pick<Criterion, 'levels'> & { anchors: Anchors } = {
  number: 10,
  id: judgedRowId,
  name: 'Questions beyond the sheet handled, by a judge',
  unit: 'share',
  better: 'higher',
  action: 'Say what you don’t know, name what drives it, ask for the part they hold, and give a day.',
  none: 'Nothing was asked that your sheet can’t answer.',
  least: leastChances,
  // where coaches rate the row itself: what a rating of theirs says, and what it is held against
  levels: {
    'needs improvement': 'The answers guessed, stalled or put it off.',
    good: 'Most said what isn’t known, and framed it, asked or gave a day.',
    excellent: 'All but one at most did.',
  },
  anchors: [
    [0, 0],
    [0.25, 30],
    [0.5, 62],
    [0.75, 84],
    [1, 98],
  ],
};

type Question = { at: Evidence; reply: Exchange | null };

/** Two beats said in one sentence are one question. */
function questionsIn(call: Call): Question[] {
  const found = beyondSheet(call).map(({ at, reply }): [string, Question] => [`${at.seq}.${at.start}`, { at, reply }]);
  return [...new Map(found).values()];
}

/** What a judge is asked about: a question with the rep's answer, and what was said just before. */
export type ToVote = {
  place: QuestionPlace;
  asked: string;
  answer: Pick<Turn, 'seq' | 'text'>;
  before: Pick<Turn, 'speaker' | 'text'>[];
};

/** Turns shown before an answer. */
const turnsBefore = 4;

/** The questions that were answered in earnest; the others need no vote. */
export function questionsToVote(call: Call): ToVote[] {
  const { turns } = call.whole ?? call;
  return questionsIn(call).flatMap(({ at, reply }): ToVote[] => {
    if (!reply || !isMeant(reply)) return [];
    const to = turns.indexOf(reply.turn);
    const asked = turns.find(({ seq }) => seq === at.seq)?.text.slice(at.start, at.end) ?? '';
    const before = turns.slice(Math.max(0, to - turnsBefore), to).map(({ speaker, text }) => ({ speaker, text }));
    const { seq, text } = reply.turn;
    return [{ place: { seq: at.seq, start: at.start }, asked, answer: { seq, text }, before }];
  });
}

const contradicts = (call: Call, reply: Exchange) =>
  reply.turn.reading?.answer === 'wrong' || claimsIn(call, reply).some(({ verdict }) => verdict === 'wrong');

const answerTo = (vote: JudgeVote, { at }: Question) =>
  vote.find(({ question }) => question.seq === at.seq && question.start === at.start);
const saysHandled = ({ verdict }: JudgedAnswer) => verdict === 'handled';

/** The row from the votes that stand; null with too few of them, or where nothing was asked. Pure. */
export function judgedRow(call: Call, { by, asked, votes }: Judging, coachesOnly: boolean): Measurement | null {
  const questions = questionsIn(call).map((question) => {
    const { reply } = question;
    const answers = votes.flatMap((vote) => answerTo(vote, question) ?? []);
    const mayCount = reply !== null && isMeant(reply) && !contradicts(call, reply);
    const yes = answers.filter(saysHandled).length;
    return { ...question, answers, mayCount, met: mayCount && yes > answers.length / 2 };
  });
  if (votes.length < leastVotes || questions.length === 0) return null;
  const placeOf = ({ at, reply, answers, met }: (typeof questions)[number]): Evidence =>
    answers.find((answer) => saysHandled(answer) === met)?.quote ?? (reply ? firstSentence(reply.turn) : at);
  const n = questions.length;
  const met = questions.filter((question) => question.met);
  const found: Finding = {
    value: met.length / n,
    n,
    says: `${ofAll(met.length, n, 'question beyond your sheet', 'questions beyond your sheet')} handled, as a language model votes.`,
    evidence: met.map(placeOf),
    missed: questions.filter((question) => !question.met).map(placeOf),
  };
  const put = questions.filter(({ answers }) => answers.length > 0);
  const alone = votes.map(
    (vote) =>
      questions.filter((question) => {
        const answer = answerTo(vote, question);
        return question.mayCount && answer !== undefined && saysHandled(answer);
      }).length / n,
  );
  const judge = {
    ...{ by, asked, counted: votes.length },
    alike: put.filter(({ answers }) => new Set(answers.map(saysHandled)).size === 1).length,
    of: put.length,
    ...{ from: Math.min(...alone), to: Math.max(...alone), coachesOnly },
  };
  return { ...measureRow({ ...votedUnknowns, find: () => found }, call), judge };
}
