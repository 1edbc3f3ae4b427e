import type { Beat } from '../domain/beat.ts';
import type { Scenario } from '../domain/scenario.ts';
import { matchTerms } from '../listener/terms.ts';
import { isHere } from './company.ts';
import { answerOf } from './line-sets.ts';
import { countOf, type Play } from './play.ts';
import type { RepTurn } from './rep-turn.ts';

/** Who answers in general words, where more than one person has them: whoever was spoken to, else whoever spoke last. */

/** Who has lines of their own in a general reply set. */
function speakersOf(scenario: Scenario, reply: string): Set<string> {
  const set = Object.entries(scenario.replies).find(([name]) => name === reply)?.[1];
  const lines = Array.isArray(set) ? set : [];
  return new Set(lines.flatMap((line) => (line.persona ? [line.persona] : [])));
}

const firstName = (name: string) => name.split(' ')[0] ?? name;

/** Names of two are spoken of, "you or Gethin": neither is spoken to. */
const spokenOf = (name: string) =>
  `(?:you|me|I|us) (?:or|and) ${name}\\b|${name} (?:or|and) (?:you|me|I|us)\\b|${name}['’]s`;
/** "Hi Gethin, …", "And Gethin, …", "…, Gethin?" */
const spokenTo = (name: string) =>
  new RegExp(
    `(?:^|[.!?,;:]\\s+)(?:(?:hi|hello|thanks|thank you|morning|sorry|and|so|but|now|right|ok|okay)\\s+)?${name}(?=\\s*[,.:?!])`,
    'gi',
  );

type Span = { start: number; end: number };

/** Whom these stretches of a turn are put to, all its questions if not said: those they name, else whoever was spoken to before. */
export function askedOf(
  scenario: Scenario,
  { text, tokens, reading }: RepTurn,
  within: readonly Span[] = reading.questions,
): string[] {
  const asked = tokens.filter((t) => within.some((q) => q.start <= t.start && t.end <= q.end));
  const words = within.map((q) => text.slice(q.start, q.end)).join(' ');
  const named = scenario.personas.filter(({ name }) => {
    const first = firstName(name);
    if (matchTerms(asked, [first]).length === 0) return false;
    return spokenTo(first).test(words) || !new RegExp(spokenOf(first), 'i').test(words);
  });
  if (named.length > 0 || within.length === 0) return named.map(({ id }) => id);
  const first = Math.min(...within.map((q) => q.start));
  const before = scenario.personas.flatMap(({ id, name }) =>
    [...text.slice(0, first).matchAll(spokenTo(firstName(name)))].map((at) => ({ id, at: at.index })),
  );
  const last = before.reduce<{ id: string; at: number } | null>((a, b) => (a && a.at >= b.at ? a : b), null);
  return last ? [last.id] : [];
}

/** The one person a question names, else the one named by first name; nobody where several are. */
function addressed(scenario: Scenario, turn: RepTurn): string | undefined {
  const asked = askedOf(scenario, turn);
  if (asked.length === 1) return asked[0];
  const named = scenario.personas.filter(
    ({ name }) => matchTerms(turn.tokens, [name.split(' ')[0] ?? name]).length > 0,
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

/** Kept as a number, from 1, since counts are all that the state has room for. */
export const noteSpeaker = (scenario: Scenario, counts: Record<string, number>, persona: string): void => {
  counts.spoke = scenario.personas.findIndex((p) => p.id === persona) + 1;
};

/** The beats with their general replies given to whom they belong. */
export function answeredBy({ scenario, state }: Play, turn: RepTurn, beats: Beat[]): Beat[] {
  const last = scenario.personas[countOf(state, 'spoke') - 1]?.id;
  return beats.map((beat) => {
    if (!beat.reply || beat.fact || beat.event || answerOf(scenario, beat.reply)) return beat;
    const speakers = speakersOf(scenario, beat.reply);
    const persona = [addressed(scenario, turn), last].find(
      (id) => id !== undefined && speakers.has(id) && isHere(scenario, state, id),
    );
    return persona ? { ...beat, persona } : beat;
  });
}
