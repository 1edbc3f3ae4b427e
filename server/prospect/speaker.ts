import type { Beat } from '../domain/beat.ts';
import type { Scenario } from '../domain/scenario.ts';
import { matchTerms } from '../listener/terms.ts';
import { countOf, type Play } from './play.ts';
import type { RepTurn } from './rep-turn.ts';

/** Who answers in general words, where more than one person has them: whoever was spoken to, else whoever spoke last. */

/** Who has lines of their own in a general reply set. */
function speakersOf(scenario: Scenario, reply: string): Set<string> {
  const set = Object.entries(scenario.replies).find(([name]) => name === reply)?.[1];
  const lines = Array.isArray(set) ? set : [];
  return new Set(lines.flatMap((line) => (line.persona ? [line.persona] : [])));
}

/** Whom the questions of a turn name. */
export function askedOf(scenario: Scenario, { tokens, reading }: RepTurn): string[] {
  const asked = tokens.filter((t) => reading.questions.some((q) => q.start <= t.start && t.end <= q.end));
  return scenario.personas
    .filter(({ name }) => matchTerms(asked, [name.split(' ')[0] ?? name]).length > 0)
    .map(({ id }) => id);
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
    if (!beat.reply || beat.fact || beat.event) return beat;
    const speakers = speakersOf(scenario, beat.reply);
    const persona = [addressed(scenario, turn), last].find((id) => id !== undefined && speakers.has(id));
    return persona ? { ...beat, persona } : beat;
  });
}
