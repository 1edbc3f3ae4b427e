import { z } from 'zod';
import type { Evidence } from './measurement.ts';
import type { Criterion, Rubric } from './rubric.ts';

/**
 * What a language model votes on, and whose eyes it is for. Votes are stored inputs of a scorecard; code counts them.
 * Until coaches' blind ratings agree with what comes of them, that is for coaches only and weighs nothing.
 */

/** What became of a question beyond the rep's sheet (row 10). */
export const judgeVerdicts = ['handled', 'made-up', 'froze', 'deferred'] as const;
export const JudgeVerdict = z.enum(judgeVerdicts);
export type JudgeVerdict = z.infer<typeof JudgeVerdict>;

/** A question by the place of its first word in the record. */
export type QuestionPlace = Pick<Evidence, 'seq' | 'start'>;
/** One vote on one question, with the rep's words it goes by. */
export type JudgedAnswer = { question: QuestionPlace; verdict: JudgeVerdict; quote: Evidence };
/** One vote on every question that was put to the judge. */
export type JudgeVote = readonly JudgedAnswer[];

/** What came of asking a judge about a session. `asked`: how many votes were asked for; `votes`: those that stand. */
export type Judging = { by: string; asked: number; votes: readonly JudgeVote[] };
/** `steady`: criteria, and rows by `rowKey`, in which coaches agree with this judge. */
export type Judged = Judging & { steady: ReadonlySet<string> };

export const votesAsked = 3;
/** Of one vote alone nobody can tell how far votes stray. */
export const leastVotes = 2;

export const judgedRowId = 'unknowns-judged';
const judgedRows: ReadonlySet<string> = new Set([judgedRowId]);

/** Under which coaches rate a row that needs no criterion; no criterion's id has a colon. */
export const rowKey = (id: string): string => `row:${id}`;
export const judgedRowKey = rowKey(judgedRowId);

export const isJudged = (criterion: { measures: readonly { id: string }[] }): boolean =>
  criterion.measures.some(({ id }) => judgedRows.has(id));

/** Which of the rubric's criteria count with this judge's votes. */
export const countingIn = (rubric: Pick<Rubric, 'criteria'>, steady: ReadonlySet<string>): Criterion[] =>
  rubric.criteria.filter((criterion) => isJudged(criterion) && steady.has(criterion.id));
