import type { JudgedAnswer, JudgeVote } from '../domain/judge.ts';
import type { ToVote } from '../measure/judged.ts';
import { Unusable } from './endpoint.ts';
import { VotedAnswers } from './judge-prompt.ts';

/** Reads a vote. It counts whole or not at all: with an answer left out it would be a vote on something else. */

/** Words of a quote; of a shorter answer, all of it. */
const leastWords = 3;

/** Throws Unusable. */
export function readVote(answer: string, questions: readonly ToVote[]): JudgeVote {
  const voted = votedIn(answer);
  const ids = new Set(voted.map(({ id }) => id));
  if (voted.length !== questions.length || ids.size !== questions.length) throw new Unusable('questions-left-out');
  return voted.map(({ id, verdict, quote }): JudgedAnswer => {
    const question = questions[id];
    if (!question) throw new Unusable('question-not-asked');
    return { question: question.place, verdict, quote: placeOf(quote.trim(), question.answer) };
  });
}

function votedIn(answer: string) {
  try {
    return VotedAnswers.parse(JSON.parse(answer)).questions;
  } catch {
    throw new Unusable('malformed');
  }
}

const wordsIn = (text: string) => text.match(/\S+/g)?.length ?? 0;

function placeOf(quote: string, { seq, text }: ToVote['answer']) {
  const start = quote === '' ? -1 : text.indexOf(quote);
  if (start < 0) throw new Unusable('quote-not-verbatim');
  if (wordsIn(quote) < leastWords && quote !== text.trim()) throw new Unusable('quote-too-short');
  return { seq, start, end: start + quote.length };
}
