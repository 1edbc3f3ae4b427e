import type { Turn } from '../domain/record.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms, type Token } from '../listener/terms.ts';
import { sentencesOf, tokensIn } from './places.ts';

/** The parts of a step: the meeting that both keep, and what each does on the way to it. */

export type Clause = { start: number; end: number };
type Sentence = ReturnType<typeof sentencesOf>[number];

/** Where somebody else begins to do something: "…, and we talk", "; you put it to Nadia". */
const turning =
  /(?:[,;:]\s+(?:and\s+|then\s+)?|\s+(?:and|then)\s+)(?=(?:we|you|I|he|she|they)(?:['’](?:ll|d))?\s+(?!(?:and|or|me|both|two|three)\b)[a-z]+|(?:the |a )?\w+(?: \w+)? from (?:you|me|us)\b|(?:a |half an |an )?(?:half )?(?:hour|call|meeting) )/g;

/** The clauses of a sentence, each with whoever does something in it. */
export function clausesOf(turn: Turn, { start, end }: Sentence): Clause[] {
  const text = turn.text.slice(start, end);
  const cuts = [...text.matchAll(turning)].map((match) => ({
    from: start + match.index,
    to: start + match.index + match[0].length,
  }));
  const starts = [start, ...cuts.map(({ to }) => to)];
  return starts.map((from, i) => ({ start: from, end: cuts[i]?.from ?? end }));
}

const dayWords = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow'.split(
    ' ',
  ),
);
/** Words that stand inside a date: "Friday the 17th at ten". */
const mostBetween = 3;

/** When, in the words it was said in: from the first to the last word of a day and an hour that stand together. */
export function whenIn(turn: Turn, clause: Clause): Clause | null {
  const tokens = tokensIn(turn, clause);
  const figures = readFigures([...tokens]).filter(({ unit }) => unit === 'date' || unit === 'time');
  const isHour = ({ value }: Token, i: number) => value !== undefined && value <= 24 && tokens[i - 1]?.norm === 'at';
  const isOfIt = (token: Token, i: number) =>
    dayWords.has(token.norm) ||
    isHour(token, i) ||
    figures.some(({ start, end }) => token.start < end && start < token.end);
  const runs: { from: number; to: number }[] = [];
  for (const [i, token] of tokens.entries()) {
    if (!isOfIt(token, i)) continue;
    const run = runs.at(-1);
    if (run && i - run.to <= mostBetween) run.to = i;
    else runs.push({ from: i, to: i });
  }
  const [longest] = runs.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const [first, last] = longest ? [tokens[longest.from], tokens[longest.to]] : [];
  return first && last ? { start: first.start, end: last.end } : null;
}

const meeting = [
  ...['we talk', 'we speak', 'we meet', 'we sit down', 'we go through', 'we decide', 'we will talk', 'we will speak'],
  ...['we will meet', 'we will sit down', 'we will go through', 'we will decide', 'we can talk', 'we can meet'],
  ...['we all meet', 'we all talk', 'we both', 'you and me', 'you and I', 'me and you', 'the three of us'],
  ...['the two of us', 'all of us', 'both of us'],
];

export type Meeting = { at: Clause; when: Clause; together: boolean };

/** The clause in which both sit down, with its day, where the turn sets errands beside it; the last such one. */
export function meetingIn(turn: Turn): Meeting | null {
  const all = sentencesOf(turn).flatMap((sentence) => {
    const clauses = clausesOf(turn, sentence);
    return clauses.length < 2 ? [] : clauses;
  });
  for (const clause of all.toReversed()) {
    const when = whenIn(turn, clause);
    const [found] = matchTerms(tokensIn(turn, clause), meeting);
    if (when && found) return { at: clause, when, together: found.term.startsWith('we ') };
  }
  return null;
}

/** Does something by itself: "I send you one page", "you put it to Nadia", "log with you Tuesday, from me". */
const doing =
  /^(?:(?:and|so|then|ok|okay|right|well|yes|now|first)[,:]?\s+)*(?:(?:i|you|he|she|they)(?:['’](?:ll|d|m|re))?\s+(?:will\s+|would\s+|can\s+)?(?:send|put|bring|get|have|sign|hold|check|write|ring|call|take|show|give|pull|draft|prepare|ask|tell|count|read)\b|.*\bfrom (?:me|you|us)\b)/i;

/** Goes to somebody by a day, whoever does it: "The log goes to Ifeoma tomorrow", "one page to you by Friday noon". */
const handing =
  /\b(?:goes|comes|is sent|gets sent|will go|will come)\b.* (?:to|with) (?:you|me|us|him|her|them|[A-Z][a-z]+)\b|\b(?:to|with) (?:you|me|us|him|her|them|[A-Z][a-z]+) (?:by|on|before|today|tomorrow)\b/;

/** "I'll bring that forward from Thursday": of an errand just told. */
const comment = /\b(?:that|it) forward\b/i;

/** What each brings to it: clauses that promise something with a day, the meeting itself and its condition aside. */
export function errandsIn(turn: Turn, meets: Clause | null): Clause[] {
  const isMeeting = (clause: Clause) => meets !== null && clause.start < meets.end && meets.start < clause.end;
  const said = ({ start, end }: Clause) => turn.text.slice(start, end);
  return sentencesOf(turn).flatMap((sentence) =>
    sentence.asks || /^(?:if|unless)\b/i.test(sentence.text)
      ? []
      : clausesOf(turn, sentence).filter(
          (clause) =>
            !isMeeting(clause) &&
            (doing.test(said(clause)) || handing.test(said(clause))) &&
            !comment.test(said(clause)) &&
            whenIn(turn, clause) !== null,
        ),
  );
}
