import type { Persona } from '../domain/scenario.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, perCall } from './call.ts';
import { firstSentence, sentencesOf, tokensOf } from './places.ts';
import { answersRightly } from './replies.ts';
import { countOf, type Finding, leastChances, meanOf, type Row } from './row.ts';

/** Row 9: whether the rep speaks the language of whoever is listening. */

type Register = 'technical' | 'executive';
/** `fits`: 1 in the listener's language, a half in anybody's, 0 in the other's or in none. */
type Spoken = { exchange: Exchange; to: Register; fits: number };

/** More of a register's words than this share is a list of them. */
const mostDense = 0.34;
/** An executive is lost in longer sentences. */
const mostWordsASentence = 24;
/** A language never found counts as so many turns. */
const neverTurns = 4;

function listenerOf(call: Call, exchange: Exchange): Register | null {
  const personas = call.scenario?.personas ?? [];
  const opening = exchange.turn.text.slice(0, 60);
  const named = personas.find((p) => new RegExp(`\\b${p.name.split(' ')[0]}\\b`).test(opening));
  const spoke = exchange.heard.at(-1)?.persona;
  const to: Persona | undefined = named ?? personas.find((p) => p.id === spoke);
  return to?.register === 'technical' || to?.register === 'executive' ? to.register : null;
}

function fitsListener(call: Call, exchange: Exchange, to: Register): number {
  const registers = call.scenario?.registers;
  if (!registers || !exchange.earnest) return 0;
  const tokens = tokensOf(exchange.turn);
  const own = new Set(matchTerms(tokens, registers[to]).map((m) => m.term)).size;
  const other = new Set(
    matchTerms(tokens, registers[to === 'technical' ? 'executive' : 'technical']).map((m) => m.term),
  ).size;
  if (own / Math.max(1, tokens.length) > mostDense) return 0;
  const longest = Math.max(0, ...sentencesOf(exchange.turn).map((s) => s.tokens.length));
  if (to === 'executive' && longest > mostWordsASentence) return 0;
  // a plain question or a right answer is in anybody's language; one word over keeps a bridge between the two
  const isPlain = other === 0 && (exchange.asked.length > 0 || answersRightly(exchange));
  if (own > 0) return other <= own + 1 ? 1 : 0;
  return isPlain ? 0.5 : 0;
}

const spokenIn = perCall((call): Spoken[] => {
  const registers = new Set(call.scenario?.personas.map((p) => p.register));
  if (!call.scenario?.registers || !registers.has('technical') || !registers.has('executive')) return [];
  return call.exchanges.flatMap((exchange) => {
    const to = listenerOf(call, exchange);
    return to ? [{ exchange, to, fits: fitsListener(call, exchange, to) }] : [];
  });
});

function share(call: Call): Finding | null {
  const spoken = spokenIn(call);
  const n = spoken.length;
  if (n === 0) return null;
  const inTheirs = spoken.filter((s) => s.fits === 1).length;
  const inAny = spoken.filter((s) => s.fits === 0.5).length;
  const places = (wanted: boolean) =>
    spoken.flatMap((s) => (s.fits > 0 === wanted ? [firstSentence(s.exchange.turn)] : []));
  return {
    value: (inTheirs + inAny / 2) / n,
    n,
    says: `Of ${countOf(n, 'answer')}, ${inTheirs} spoke the language of whoever had asked and ${inAny} anybody’s.`,
    evidence: places(true),
    missed: places(false),
  };
}

/** Turns to a listener after the speaker changed, until one fits. */
function turns(call: Call): Finding | null {
  const spoken = spokenIn(call);
  const waits: number[] = [];
  for (let i = 1; i < spoken.length; i++) {
    const to = spoken[i]?.to;
    if (to === spoken[i - 1]?.to) continue;
    let wait = 1;
    let j = i;
    while (spoken[j]?.to === to && spoken[j]?.fits === 0) {
      wait += 1;
      j += 1;
    }
    waits.push(spoken[j]?.to === to ? wait : Math.max(wait, neverTurns));
  }
  if (waits.length === 0) return null;
  const value = meanOf(waits);
  return {
    value,
    n: waits.length,
    says: `After ${countOf(waits.length, 'change')} of speaker you were in their language in ${value.toFixed(1)} turns.`,
  };
}

const action =
  'Say it once as a mechanism and once as money and a date; begin with the one that whoever asked lives by.';
const none = 'Nobody in this call needed another language.';

export const registerRows: readonly Row[] = [
  {
    number: 9,
    id: 'code-switch-turns',
    name: 'Turns to change language',
    unit: 'turns',
    better: 'lower',
    action,
    none,
    least: leastChances,
    find: turns,
  },
  {
    number: 9,
    id: 'code-switch-share',
    name: 'Answers in the listener’s language',
    unit: 'share',
    better: 'higher',
    action,
    none,
    least: leastChances,
    find: share,
  },
];
