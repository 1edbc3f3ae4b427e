import type { Turn } from '../domain/record.ts';
import { asksLeave, directs, seeksAdvice } from '../listener/directing.ts';
import { type Call, type Exchange, movesOf, overlaps, perCall } from './call.ts';
import { placeAt, sentencesOf } from './places.ts';
import { asksIn } from './question-form.ts';
import { countOf, type Finding, leastChances, type Row } from './row.ts';

/**
 * Rows 38 and 49 over the whole of a call, whatever it is about: what was said back for what was asked, how open the
 * questions were, and how often the other side was told what to do. The quantities, and the lines that the rubric
 * draws across them, are those of the integrity code of motivational interviewing: one reflection a question is fair
 * and two are good (MITI 4.2.1, Moyers, Manuel and Ernst 2015); half of the questions open is fair and 70 per cent
 * good, and at most a tenth of what bears on their freedom may override it (MITI 3.1.1, 2010). A kind counts once a turn.
 */

type Sentence = ReturnType<typeof sentencesOf>[number];

/** Says back what they said or named how it is for them. In the same sentence a question mark is its rising voice. */
const saidBackIn = (turn: Turn): Sentence | undefined =>
  sentencesOf(turn).find((one) => movesOf(turn, 'reflect', 'label').some((move) => overlaps(move, one)));

/** What a turn asks: an open question where there is one. What says back asks nothing besides. */
function askedIn(turn: Turn): { at: Sentence; open: boolean } | undefined {
  const all = sentencesOf(turn);
  const saysBack = (one: Sentence) =>
    movesOf(turn, 'reflect').some((move) => overlaps(move, one)) && !asksOpenly(turn, one);
  const asks = movesOf(turn, 'question.open', 'question.closed').flatMap((move) => {
    const at = all.find((one) => overlaps(one, move));
    const counts = at && at.tokens.length >= fewestAsked && asksIn(at, all) && !saysBack(at);
    return counts ? [{ at, open: move.move === 'question.open' }] : [];
  });
  return asks.find(({ open }) => open) ?? asks[0];
}
/** "Okay?" and "Right?" ask for nothing. */
const fewestAsked = 2;
const asksOpenly = (turn: Turn, one: Sentence) =>
  movesOf(turn, 'question.open').some((move) => move.confidence > openForSure && overlaps(move, one));
/** From here a question word heads the question: "So your gut is telling you what?" */
const openForSure = 0.9;

type Kinds = { exchange: Exchange; back: Sentence | undefined; asks: ReturnType<typeof askedIn> };

const kindsIn = perCall((call): Kinds[] =>
  call.exchanges.flatMap((exchange) =>
    exchange.earnest ? [{ exchange, back: saidBackIn(exchange.turn), asks: askedIn(exchange.turn) }] : [],
  ),
);

function saidBack(call: Call): Finding | null {
  const all = kindsIn(call);
  const back = all.flatMap(({ exchange, back }) => (back ? [placeAt(exchange.turn, back)] : []));
  const asked = all.flatMap(({ exchange, asks }) => (asks ? [placeAt(exchange.turn, asks.at)] : []));
  if (back.length + asked.length === 0) return null;
  return {
    value: back.length / Math.max(1, asked.length),
    n: back.length + asked.length,
    says: `You said back what they meant in ${countOf(back.length, 'turn')} and asked in ${asked.length}.`,
    evidence: back,
  };
}

function openShare(call: Call): Finding | null {
  const asked = kindsIn(call).flatMap(({ exchange, asks }) => (asks ? [{ exchange, ...asks }] : []));
  if (asked.length === 0) return null;
  const places = (wanted: boolean) =>
    asked.flatMap(({ exchange, at, open }) => (open === wanted ? [placeAt(exchange.turn, at)] : []));
  const open = places(true);
  return {
    value: open.length / asked.length,
    n: asked.length,
    says: `${open.length} of ${countOf(asked.length, 'turn')} that asked did so openly.`,
    evidence: open,
    missed: places(false),
  };
}

/** They had asked for advice, or been asked whether they would hear some. */
const isAllowed = ({ heard }: Exchange, before: Exchange | undefined) =>
  heard.some((turn) => sentencesOf(turn).some(seeksAdvice)) ||
  (before !== undefined && sentencesOf(before.turn).some(asksLeave));

/** A nod says nothing: of so few words a turn neither tells nor leaves them the choice. */
const fewestSaid = 4;

function told(call: Call): Finding | null {
  const turns = call.exchanges.filter(({ words }) => words >= fewestSaid);
  const found = turns.flatMap((exchange) => {
    const at = sentencesOf(exchange.turn).find(directs);
    const before = call.exchanges[call.exchanges.indexOf(exchange) - 1];
    return at && !isAllowed(exchange, before) ? [placeAt(exchange.turn, at)] : [];
  });
  // whoever neither asks nor says back has ventured nothing, and is not praised for leaving them be
  if (found.length === 0 && !kindsIn(call).some(({ back, asks }) => back || asks)) return null;
  return {
    value: found.length / Math.max(1, turns.length),
    n: turns.length,
    says:
      found.length === 0
        ? 'You told them nothing to do that they hadn’t asked about.'
        : `In ${found.length} of ${countOf(turns.length, 'turn')} you told them what to do, warned them or argued, unasked.`,
    evidence: found,
  };
}

export const sayingBackRows: readonly Row[] = [
  {
    number: 38,
    id: 'questions-open',
    name: 'Open among all questions',
    unit: 'share',
    better: 'higher',
    action: 'Begin with what, how or tell me, and leave the answer to them.',
    none: 'Nothing was asked.',
    least: leastChances,
    find: openShare,
  },
  {
    number: 49,
    id: 'said-back',
    name: 'Said back for each question',
    unit: 'ratio',
    better: 'higher',
    action: 'Before the next question say in your own words what they meant, and wait for the yes.',
    none: 'Nothing was asked and nothing said back.',
    least: leastChances,
    find: saidBack,
  },
  {
    number: 49,
    id: 'told-what-to-do',
    name: 'Turns that told them what to do',
    unit: 'share',
    better: 'lower',
    action: 'Ask what they have thought of already, and whether they would hear an idea, before you give one.',
    none: 'Nothing was said that could leave them the choice or take it.',
    least: leastChances,
    find: told,
  },
];
