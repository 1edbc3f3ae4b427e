import type { Beat } from '../domain/beat.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { Saying } from '../domain/record.ts';
import { pick, type Rng } from '../domain/rng.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty, Line } from '../domain/scenario-parts.ts';
import { isHere } from './company.ts';
import { composeLast } from './last-words.ts';
import { answerOf, type LineSet, lineOwner, setsFor } from './line-sets.ts';
import { answeredKey, countOf, sumKey } from './play.ts';
import { countWords, fill, fillSlots, type Heard, standing } from './slots.ts';
import { noteSpeaker } from './speaker.ts';

/**
 * The scripted voice: finds the authored words of beats. No line is said twice in a session, lines
 * with an empty slot are not said, and rungs aside a turn keeps to the words of its manner. When a
 * set runs dry another fitting one speaks; when all do, he says less.
 */

type Found = { key: string; text: string; words: number; line: Line; persona: string };
type Wording = {
  scenario: Scenario;
  state: ProspectState;
  heard: Heard | null;
  repName: string;
  rng: Rng;
  said: Set<string>;
};

function unsaid(wording: Wording, beat: Beat, set: LineSet): Found[] {
  const slots = fillSlots(wording.scenario, wording.state, wording.heard, wording.repName, beat);
  const answer = set.key === beat.reply ? answerOf(wording.scenario, beat.reply) : undefined;
  return set.lines.flatMap((line, i) => {
    const key = `${set.key}.${i}`;
    if (wording.said.has(key) || wording.state.counts[answeredKey(key)] !== undefined) return [];
    if (isStale(wording.state, line)) return [];
    const text = fill(line.text, slots);
    const persona = answer ? lineOwner(wording.scenario, answer, line) : (line.persona ?? beat.persona);
    if (text === null || (answer && !isHere(wording.scenario, wording.state, persona))) return [];
    return [{ key, text, words: countWords(text), line, persona }];
  });
}

/** News of what he has told, or words of a sum where none was put to him. */
const isStale = (state: ProspectState, { news, sum }: Line): boolean =>
  (news !== undefined && (state.counts[`came.${news}`] ?? state.turn) < state.turn) ||
  (sum === true && countOf(state, sumKey) === 0);

/** In general words he keeps to his own lines as long as there are any. */
function saidBy(beat: Beat, lines: Found[]): Found[] {
  const own = beat.reply ? lines.filter((line) => line.persona === beat.persona) : lines;
  return own.length > 0 ? own : lines;
}

const withSlot = (slot: string, lines: Found[]): Found[] => {
  const named = lines.filter(({ line }) => line.text.includes(slot));
  return named.length > 0 ? named : lines;
};

/** A no that can name what stands in the way names it, and so does a gift taken; a yes to an offer whose day is named asks for no day. */
function withReason(wording: Wording, { key }: LineSet, lines: Found[]): Found[] {
  const set = key.slice(key.lastIndexOf('.') + 1);
  const isNo = /^(?:offer-short|offer-near|offer-lacks|step-standing|step-meeting|what-stands)$/.test(set);
  if (isNo && standing(wording.scenario, wording.state, set) !== '') return withSlot('{standing}', lines);
  if (set === 'give') return withSlot('{given}', lines);
  return set === 'offer-yes' ? withSlot('{date}', lines) : lines;
}

/** A line of the first set that has one within the words left; where none fits, the shortest of the first that has any. */
function find(wording: Wording, beat: Beat, words: number): Found | null {
  let shortest: Found | null = null;
  for (const set of setsFor(wording.scenario, wording.state, beat)) {
    const lines = saidBy(beat, withReason(wording, set, unsaid(wording, beat, set)));
    const fitting = lines.filter((line) => line.words <= words);
    const found = pick(fitting, wording.rng, `line.${set.key}.${wording.said.size}`);
    if (found) return found;
    if (lines.length > 0) shortest ??= lines.reduce((a, b) => (b.words < a.words ? b : a));
  }
  return shortest;
}

function use(wording: Wording, beat: Beat, found: Found): void {
  wording.said.add(found.key);
  wording.state.said.push(found.key);
  if (found.line.asks && beat.event)
    wording.state.asked = { ...found.line.asks, event: beat.event, turn: wording.state.turn };
}

const isFreeAnswer = (beat: Beat) => beat.reply?.startsWith('answers.') === true;
const answersOffer = (beat: Beat) => beat.reaction === 'trade' || beat.reaction === 'give';

/** Blamed, he says something to it, whatever else he has to say. */
const answersBlame = ({ heard }: Wording, beat: Beat) =>
  heard?.reading.blames === true && beat.part === 'reaction' && (beat.reaction === 'defend' || beat.reply === 'blamed');

/** A reaction that only remarks may be left out; one that answers what was asked or offered may not. */
function mayBeLeftOut(wording: Wording, beat: Beat): boolean {
  if (beat.part !== 'reaction' || answersOffer(beat) || answersBlame(wording, beat)) return false;
  return beat.reaction !== undefined || beat.reply === 'right-answer';
}

/** Words for each beat, in order; null where a beat goes unsaid. What he wants to say himself is found first. */
function findAll(wording: Wording, beats: readonly Beat[], limit: number): (Found | null)[] {
  const found: (Found | null)[] = beats.map(() => null);
  let left = limit;
  const take = (i: number, beat: Beat) => {
    const line = find(wording, beat, beat.part === 'rung' ? Number.POSITIVE_INFINITY : left);
    const others = found.some((other) => other !== null);
    if (!line || (line.words > left && others && mayBeLeftOut(wording, beat))) return;
    found[i] = line;
    if (beat.part !== 'rung') left -= line.words;
    use(wording, beat, line);
  };
  const first = (b: Beat) =>
    b.part === 'rung' || answersOffer(b) || answersBlame(wording, b) || b.reply === 'not-here' || isFreeAnswer(b);
  const passes = [
    first,
    (b: Beat) => !first(b) && b.part !== 'reaction',
    (b: Beat) => !first(b) && b.part === 'reaction',
  ];
  for (const pass of passes)
    beats.forEach((beat, i) => {
      if (pass(beat)) take(i, beat);
    });
  return found;
}

function together(found: readonly (Found | null)[]): Saying[] {
  const says: Saying[] = [];
  for (const line of found) {
    if (!line) continue;
    const last = says.at(-1);
    if (last?.persona === line.persona) last.text = `${last.text} ${line.text}`;
    else says.push({ persona: line.persona, text: line.text });
  }
  return says;
}

/**
 * The words for a step's beats. `says` has one saying per persona in a row and is empty while the
 * prospect holds; the state that comes back knows the lines said and the question of fact put.
 */
export function wordBeats(
  scenario: Scenario,
  _difficulty: Difficulty,
  state: ProspectState,
  beats: readonly Beat[],
  heard: Heard | null,
  repName: string,
  rng: Rng,
): { says: Saying[]; state: ProspectState } {
  const spoken = beats.filter((beat) => beat.beat !== 'hold' || beat.part !== 'concern');
  if (spoken.length === 0) return { says: [], state };
  const own = { ...state, said: [...state.said], counts: { ...state.counts } };
  const wording: Wording = { scenario, state: own, heard, repName, rng, said: new Set(own.said) };
  const says = together(findAll(wording, spoken, scenario.words[own.manner]));
  const speaker = says.at(-1)?.persona;
  if (speaker) noteSpeaker(scenario, own.counts, speaker);
  if (says.length > 0) return { says, state: own };
  const last = composeLast(scenario, own);
  if (!last) return { says: [], state: own };
  own.said.push(last.key);
  return { says: [{ persona: spoken[0]?.persona ?? scenario.personas[0]?.id ?? '', text: last.text }], state: own };
}
