import type { Evidence } from '../domain/measurement.ts';
import type { Persona } from '../domain/scenario.ts';
import { contentOf } from '../listener/content-words.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, perCall } from './call.ts';
import { firstSentence, placeAt, sentencesOf, tokensOf } from './places.ts';
import { answersRightly, ownsFault } from './replies.ts';
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

type Sentence = ReturnType<typeof sentencesOf>[number];
const firstNameOf = ({ name }: Persona) => name.split(' ')[0]?.toLowerCase() ?? '';

/** Whom a sentence calls by name, if anybody: set off by a comma or at its end, as one calls people. */
function calledIn(call: Call, turn: Exchange['turn'], sentence: Sentence): Persona | undefined {
  const words = turn.text.slice(sentence.start, sentence.end).toLowerCase();
  return call.scenario?.personas.find((persona) => {
    const name = firstNameOf(persona);
    return new RegExp(`(?:^(?:and |so |now )?(?:${name}[,:]|for ${name}\\b)|, ${name}\\b(?:[,.;:?]|$))`).test(words);
  });
}

/** Whoever spoke last; where that one is called on later in the turn, whoever spoke before. */
function firstListener(call: Call, turn: Exchange['turn'], heard: Exchange['heard']): Persona | undefined {
  const spoke = heard.flatMap((one) => call.scenario?.personas.find((persona) => persona.id === one.persona) ?? []);
  const last = spoke.at(-1);
  const [first, ...rest] = sentencesOf(turn);
  const called = rest.flatMap((sentence) => calledIn(call, turn, sentence) ?? [])[0];
  const waits = first && called === last && calledIn(call, turn, first) === undefined;
  return (waits && spoke.findLast((persona) => persona !== last)) || last;
}

/** The turn in parts, each with the one it is said to: whoever spoke last, until another is called by name. */
function partsOf(call: Call, { turn, heard }: Exchange): { to: Persona; sentences: Sentence[] }[] {
  let to = firstListener(call, turn, heard);
  const parts: { to: Persona; sentences: Sentence[] }[] = [];
  for (const sentence of sentencesOf(turn)) {
    to = calledIn(call, turn, sentence) ?? to;
    const last = parts.at(-1);
    if (to && last?.to === to) last.sentences.push(sentence);
    else if (to) parts.push({ to, sentences: [sentence] });
  }
  return parts;
}

const registerOf = ({ register }: Persona): Register | null =>
  register === 'technical' || register === 'executive' ? register : null;

/** "Nothing of mine replaces them": a plain nought for an answer. */
const answersPlainly = ({ turn }: Exchange) =>
  ['no', 'nothing', 'nobody', 'none', 'never'].includes(sentencesOf(turn)[0]?.tokens[0]?.norm ?? '');

/** How well a part is said in its listener's language. */
function fitsPart(call: Call, exchange: Exchange, to: Register, sentences: readonly Sentence[]): number {
  const registers = call.scenario?.registers;
  if (!registers) return 0;
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const own = new Set(matchTerms(tokens, registers[to]).map((m) => m.term)).size;
  const other = new Set(
    matchTerms(tokens, registers[to === 'technical' ? 'executive' : 'technical']).map((m) => m.term),
  ).size;
  if (own / Math.max(1, tokens.length) > mostDense) return 0;
  // a question put to them is theirs to take in; what is told has to be short
  const told = sentences.filter((sentence) => !sentence.asks).map((sentence) => sentence.tokens.length);
  const isLong = to === 'executive' && Math.max(0, ...told) > mostWordsASentence;
  if (isLong && other > 0) return 0;
  if (own > 0 && !isLong) return other <= own + 1 ? 1 : 0;
  // a plain question, a right answer or a plain "no, I didn't" is in anybody's language
  const isPlain =
    exchange.asked.length > 0 || answersRightly(exchange) || ownsFault(exchange) || answersPlainly(exchange);
  return other === 0 && isPlain ? 0.5 : 0;
}

/** "I don't know." has no language to judge. */
const mostBare = 3;
const saysNothing = ({ turn }: Exchange) => contentOf(tokensOf(turn)).length < mostBare;

/** What the turn was, to the one it began with. A turn to both is as good as what each was told. */
function spokenAs(call: Call, exchange: Exchange): Spoken | null {
  const parts = partsOf(call, exchange);
  const to = parts[0] && registerOf(parts[0].to);
  if (!to || saysNothing(exchange)) return null;
  if (!exchange.earnest) return { exchange, to, fits: 0 };
  const fits = parts.flatMap((part) => {
    const register = registerOf(part.to);
    return register ? [fitsPart(call, exchange, register, part.sentences)] : [];
  });
  return { exchange, to, fits: Math.max(fits[0] ?? 0, Math.round(2 * meanOf(fits)) / 2) };
}

const spokenIn = perCall((call): Spoken[] => {
  const registers = new Set(call.scenario?.personas.map((p) => p.register));
  if (!call.scenario?.registers || !registers.has('technical') || !registers.has('executive')) return [];
  return call.exchanges.flatMap((exchange) => spokenAs(call, exchange) ?? []);
});

/** Where a language is spoken: the first sentence with something in it, past thanks and "I don't know". */
function languagePlace(turn: Exchange['turn']): Evidence {
  const greeting = /^(?:fair|thank|good (?:morning|afternoon)|hello|hi)\b/i;
  const telling = sentencesOf(turn).find(
    ({ tokens, text }) => contentOf(tokens).length >= mostBare && !greeting.test(text.trim()),
  );
  return telling ? placeAt(turn, telling) : firstSentence(turn);
}

function share(call: Call): Finding | null {
  const spoken = spokenIn(call);
  const n = spoken.length;
  if (n === 0) return null;
  const inTheirs = spoken.filter((s) => s.fits === 1).length;
  const inAny = spoken.filter((s) => s.fits === 0.5).length;
  const places = (wanted: boolean) =>
    spoken.flatMap((s) => (s.fits > 0 === wanted ? [languagePlace(s.exchange.turn)] : []));
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
