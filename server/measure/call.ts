import type { Beat, BeatId } from '../domain/beat.ts';
import type { Evidence } from '../domain/measurement.ts';
import type { Move, MoveId } from '../domain/move.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { Turn } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import { countWords, type Token } from '../listener/terms.ts';
import { markResold, type Resold } from './deals.ts';
import { clear, emptyTable, layOut, takesBack } from './on-the-table.ts';
import { isAloud, placeAt, placeOfBeat, sentencesOf, tokensIn } from './places.ts';
import { asksIn, isEcho } from './question-form.ts';
import { recites, recitesThroughout } from './recital.ts';

/** A session as the rows look at it: exchanges, and in each what was faced, what was asked, what came of it. */

/** A beat that the rep met, with its words. */
export type Faced = {
  beat: BeatId;
  /** As the director played it; null where it was only heard. */
  by: Beat | null;
  /** It opens an objection, rather than going on with one. */
  opens: boolean;
  pressing: boolean;
  at: Evidence;
  turn: Turn;
  /** Of an objection: the topics of what has to come out before it, or another on the same matter, is resolved. */
  matters: readonly string[];
};

/** A question that counts: neither off a card, nor asked before, nor one of a burst. */
export type Asked = {
  start: number;
  end: number;
  topic: string | null;
  probe: boolean;
  open: boolean;
  discovery: boolean;
};

/** A turn of the rep's, with what was said to it and what was said after it. */
export type Exchange = {
  turn: Turn;
  heard: Turn[];
  faced: Faced[];
  asked: Asked[];
  next: Turn[];
  came: Faced[];
  words: number;
  /** All that it gives had been offered against something before: said again, nothing more is given. */
  restates: boolean;
  /** All that it gives had been given for nothing before: set against something now, it is no trade. */
  spent: boolean;
  /** What it gives for nothing that had not been given or offered before, beside a trade too. */
  free: string[];
  /** Beside that it only tells over a trade that was put before. */
  tells: boolean;
  /** What of all that it gives had been given for nothing before, with the per cent off where it is a rate. */
  was: ReadonlyMap<string, number>;
  /** It sets something new against a return that other things had used up: it gets nothing for it. */
  resold: Resold | null;
  /** What it gave for nothing was taken back in the rep's next turn. */
  takenBack: boolean;
  /** It can earn something: said in earnest, in this language, at a length that is heard out. */
  earnest: boolean;
  before: ProspectState | null;
  after: ProspectState | null;
};

/** What a row counts over: the session, or of a replay what it added to the call it took over. */
export type Call = {
  scenario: Scenario | null;
  turns: readonly Turn[];
  exchanges: readonly Exchange[];
  /** All of one kind or another, in order, each with the exchange that answers it. */
  faced: readonly (Faced & { reply: Exchange | null })[];
  last: ProspectState | null;
  /** The record has spoken times on both sides. */
  spoken: boolean;
  /** Active time, from the first turn to the end of the last. */
  startMs: number;
  endMs: number;
  /** Of a replay, the call with the part that was taken over; null where all of it is this session's. */
  whole: Call | null;
};

/** From here a move or a heard beat is taken for true. */
export const sureMove = 0.5;
const sureBeat = 0.4;
/** More questions than this in one turn ask none of them. */
const mostQuestions = 3;

/** Questions on so many topics at once ask about none of them, unless the prospect found what was asked and answered it. */
const tooWide = 5;

const notInEarnest = new Set(['one-word', 'too-long', 'nonsense', 'other-language', 'outside', 'recital', 'insult']);

export const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

/** Moves of these kinds, sure enough to count. A price put on another line of business concedes nothing. */
export function movesOf(turn: Turn, ...ids: MoveId[]): Move[] {
  const isSold = (move: Move) =>
    move.move === 'concede' && turn.reading?.sells?.some((at) => overlaps(at, move)) === true;
  return turn.moves.filter((move) => ids.includes(move.move) && move.confidence >= sureMove && !isSold(move));
}

export const hasMove = (turn: Turn, ...ids: MoveId[]) => movesOf(turn, ...ids).length > 0;

/** "Go lower" asks after nothing: what stands behind it is what the scenario has them find out of that matter. */
function mattersOf(scenario: Scenario | null, { topic, objection }: Beat): string[] {
  if (!scenario || objection === undefined) return [];
  const conditions = scenario.objections.filter((one) => one.topic === topic).flatMap(({ resolved }) => resolved.all);
  const wanted = new Set(conditions.flatMap((one) => ('earned' in one ? one.earned : [])));
  return scenario.hidden.flatMap((fact) => (wanted.has(fact.id) ? fact.topic : []));
}

function facedIn(turn: Turn, scenario: Scenario | null, seen: Set<Beat>): Faced[] {
  if (turn.speaker === 'rep') return [];
  const played = turn.beats.flatMap((by, i): Faced[] => {
    if (seen.has(by) || by.part === 'opening' || !isAloud(turn, scenario, by)) return [];
    seen.add(by);
    const opens = by.part === 'concern' && (by.objection !== undefined || by.beat.startsWith('object.'));
    const pressing = by.pressing === true;
    const matters = mattersOf(scenario, by);
    return [{ beat: by.beat, by, opens, pressing, at: placeOfBeat(turn, scenario, i), turn, matters }];
  });
  if (turn.beats.length > 0) return played;
  let objected = false;
  return turn.heardBeats
    .filter((heard) => heard.confidence >= sureBeat || (heard.beat === 'reveal' && heard.confidence >= 0.5))
    .map((heard) => {
      const opens = heard.beat.startsWith('object.') && !objected;
      objected ||= opens;
      const pressing = heard.beat === 'hostile';
      return { beat: heard.beat, by: null, opens, pressing, at: placeAt(turn, heard), turn, matters: [] };
    });
}

const plain = (words: readonly Token[]) => words.map((token) => token.norm).join(' ');

const sentenceOf = (turn: Turn, { start }: Move) =>
  sentencesOf(turn).find((one) => one.start <= start && start < one.end);

/** A question that puts a step or an offer for a yes, or argues, wants nothing told. */
export const putsForYes = (turn: Turn, at: { start: number; end: number }) =>
  movesOf(turn, 'next-step', 'defend', 'disparage').some((move) => overlaps(move, at)) ||
  movesOf(turn, 'question.closed').some((move) => overlaps(move, at) && move.probe === true && !move.discovery);

/** The questions of a turn that count, each once in a call. `earned`: the answer was a rung that they earned. */
function askedIn(turn: Turn, asked: Set<string>, earned: boolean): Asked[] {
  const moves = movesOf(turn, 'question.open', 'question.closed').filter((move) => {
    const sentence = sentenceOf(turn, move);
    return sentence === undefined || asksIn(sentence, sentencesOf(turn));
  });
  const own = moves.flatMap((move): Asked[] => {
    const read = turn.reading?.questions.find((q) => overlaps(q, move));
    if (turn.reading ? !read || read.stock || read.repeated || !read.specific : !move.probe && !move.discovery)
      return [];
    const { start, end } = move;
    const sentence = sentenceOf(turn, move);
    return [
      {
        start,
        end,
        topic: read?.topic ?? null,
        probe: move.probe === true,
        open: move.move === 'question.open',
        discovery: move.discovery === true && !putsForYes(turn, move) && !(sentence && isEcho(sentence)),
      },
    ];
  });
  const within = turn.reading?.topics.filter((topic) => moves.some((move) => overlaps(topic, move))) ?? [];
  const isWide = !earned && new Set(within.map((topic) => topic.topic)).size >= tooWide;
  if (moves.length > mostQuestions || isWide) return [];
  return own.filter((question) => {
    const tokens = tokensIn(turn, question);
    const words = plain(tokens);
    const isNew = !asked.has(words);
    asked.add(words);
    return isNew;
  });
}

function isEarnest(turn: Turn, heard: readonly Turn[]): boolean {
  const isIn = !notInEarnest.has(turn.reading?.kind ?? 'ordinary');
  return isIn && turn.text.trim() !== '' && !recites(turn, heard);
}

/** Did the prospect answer this turn, up to the rep's next one, with a rung that it earned? */
function earnsRung(turns: readonly Turn[], i: number): boolean {
  for (let j = i + 1; turns[j]?.speaker === 'prospect'; j++)
    if (turns[j]?.beats.some((beat) => beat.part === 'rung' && beat.earned === true && !beat.reply)) return true;
  return false;
}

/** `takenOver`: of a replay, the last seq of what it took over; 0 for a session of its own. */
export function callOf(turns: readonly Turn[], scenario: Scenario | null, takenOver = 0): Call {
  const whole = wholeCall(turns, scenario);
  if (takenOver === 0) return whole;
  const isOwn = ({ seq }: Turn) => seq > takenOver;
  const own = turns.filter(isOwn);
  return {
    ...whole,
    turns: own,
    exchanges: whole.exchanges.filter((exchange) => isOwn(exchange.turn)),
    // what stood open at the fork is answered by the first new turn
    faced: whole.faced.filter((faced) => isOwn(faced.reply?.turn ?? faced.turn)),
    startMs: own[0]?.atMs ?? whole.endMs,
    whole,
  };
}

function wholeCall(turns: readonly Turn[], scenario: Scenario | null): Call {
  const exchanges: Exchange[] = [];
  const faced: (Faced & { reply: Exchange | null })[] = [];
  const seen = new Set<Beat>();
  const questions = new Set<string>();
  const isReciter = recitesThroughout(turns);
  const table = emptyTable();
  let heard: Turn[] = [];
  let open: (Faced & { reply: Exchange | null })[] = [];
  let state: ProspectState | null = null;
  for (const [i, turn] of turns.entries()) {
    if (turn.speaker === 'prospect') {
      const found = facedIn(turn, scenario, seen).map((f) => ({ ...f, reply: null }));
      faced.push(...found);
      open.push(...found);
      heard.push(turn);
      const last = exchanges.at(-1);
      last?.next.push(turn);
      last?.came.push(...found);
    } else {
      const earnest = !isReciter && isEarnest(turn, heard);
      const asked = earnest ? askedIn(turn, questions, earnsRung(turns, i)) : [];
      const last = exchanges.at(-1);
      if (last && (last.turn.reading?.gets.length ?? 0) === 0 && takesBack(turn)) {
        last.takenBack = true;
        clear(last.turn, table);
      }
      const words = turn.reading?.words ?? countWords(turn.text.slice(0, 20_000));
      const exchange: Exchange = {
        ...{ turn, heard, faced: open, asked, words, earnest, ...layOut(turn, table) },
        ...{ resold: null, takenBack: false },
        ...{ next: [], came: [], before: state, after: turn.state },
      };
      exchanges.push(exchange);
      for (const one of open) one.reply = exchange;
      heard = [];
      open = [];
    }
    state = turn.state ?? state;
  }
  markResold(exchanges, scenario);
  const ends = turns.map((turn) => turn.endMs ?? turn.atMs);
  return {
    ...{ scenario, turns, exchanges, faced, last: state },
    spoken: turns.some((t) => t.speaker === 'prospect' && t.endMs !== null && t.endMs > t.atMs),
    startMs: turns[0]?.atMs ?? 0,
    endMs: ends.reduce((most, ms) => Math.max(most, ms), 0),
    whole: null,
  };
}

/** Found once a call, however many rows ask. */
export function perCall<Found>(find: (call: Call) => Found): (call: Call) => Found {
  const known = new WeakMap<Call, { found: Found }>();
  return (call) => {
    const before = known.get(call);
    if (before) return before.found;
    const found = find(call);
    known.set(call, { found });
    return found;
  };
}
