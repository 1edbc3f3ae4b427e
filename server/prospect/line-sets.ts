import type { Beat, ReactionId } from '../domain/beat.ts';
import type { Manner, ProspectState } from '../domain/prospect-state.ts';
import type { Objection, Replies, Scenario } from '../domain/scenario.ts';
import type { Line } from '../domain/scenario-parts.ts';
import { eventOf, factOf, leadOf, objectionOf } from './play.ts';

/** Where the words of a beat stand in the scenario, the fitting set first and what may stand in for it after. */

/** `key` and the index of a line make the key kept in `state.said`. */
export type LineSet = { key: string; lines: readonly Line[] };

type PlainSet = Exclude<keyof Replies, 'opening' | 'walk-away'>;

/** Sets that may speak for one that has run dry. */
const instead: Partial<Record<PlainSet, readonly PlainSet[]>> = {
  'not-yet': ['deflect', 'cannot-know'],
  deflect: ['cannot-know', 'not-yet'],
  'cannot-know': ['deflect'],
  stock: ['deflect', 'cannot-know'],
  repeated: ['deflect', 'not-yet'],
  'own-product': ['cannot-know', 'deflect'],
  drifting: ['acknowledged', 'silent'],
  acknowledged: ['drifting', 'silent'],
  'right-answer': ['acknowledged', 'thanked'],
  'caught-out': ['unbacked', 'acknowledged'],
  unbacked: ['caught-out', 'acknowledged'],
  'one-word': ['silent', 'acknowledged'],
  'too-long': ['drifting', 'acknowledged'],
  nonsense: ['other-language', 'one-word'],
  'other-language': ['nonsense'],
  outside: ['repeated', 'nonsense'],
  praise: ['thanked', 'small-talk'],
  thanked: ['praise', 'acknowledged'],
  'small-talk': ['thanked', 'drifting'],
  insult: ['drifting'],
  'early-step': ['drifting', 'acknowledged'],
  silent: [],
  'handing-over': [],
  softening: [],
  'buying-sign': [],
  'honest-no': ['goodbye'],
  goodbye: [],
  'agreed-step': ['goodbye'],
  'step-owner': ['handing-over', 'step-standing', 'early-step'],
  'step-date': ['handing-over', 'step-standing', 'early-step'],
  'step-condition': ['handing-over', 'step-standing', 'early-step'],
  'step-standing': ['offer-short', 'early-step'],
  'step-meeting': ['step-standing', 'early-step'],
  'step-sending': ['early-step'],
  'offer-helps': ['offer-near', 'offer-short'],
  'offer-lacks': ['offer-short', 'what-stands'],
  'offer-short': ['step-standing', 'acknowledged'],
  'offer-yes': ['buying-sign', 'handing-over'],
  'offer-near': ['offer-short', 'step-standing', 'acknowledged'],
  'nothing-put': ['step-condition', 'cannot-know'],
  accounted: ['right-answer', 'acknowledged'],
  'what-stands': ['step-standing', 'offer-short'],
  'rival-run-down': ['unbacked', 'drifting', 'acknowledged'],
  'rival-counted': [],
  'beside-point': ['cannot-know', 'deflect'],
  blamed: ['drifting', 'acknowledged'],
  'not-here': ['cannot-know', 'deflect'],
};

const mannersFrom: Record<Manner, readonly Manner[]> = {
  guarded: ['guarded', 'cold'],
  cold: ['cold', 'guarded', 'hostile'],
  hostile: ['hostile', 'cold', 'guarded'],
};

export const answerKey = (id: string) => `answers.${id}`;

/** Whose words a line of a free answer is. */
export const lineOwner = (scenario: Scenario, answer: Scenario['answers'][number], line: Line): string =>
  line.persona ?? answer.persona ?? leadOf(scenario);

export const answerOf = (scenario: Scenario, reply: string | undefined) =>
  scenario.answers.find(({ id }) => reply === answerKey(id));

function plain(scenario: Scenario, set: string): LineSet[] {
  if (!(set in scenario.replies) || set === 'opening' || set === 'walk-away') return [];
  const own = set as PlainSet;
  return [own, ...(instead[own] ?? [])].map((name) => ({ key: `replies.${name}`, lines: scenario.replies[name] }));
}

function replySets(scenario: Scenario, manner: Manner, reply: string): LineSet[] {
  if (reply === 'opening')
    return mannersFrom[manner].map((m) => ({ key: `replies.opening.${m}`, lines: scenario.replies.opening[m] }));
  if (reply.startsWith('walk-away.')) {
    const tones = ['level', 'cold', 'disappointed'] as const;
    const first = tones.find((tone) => reply === `walk-away.${tone}`) ?? 'level';
    return [first, ...tones.filter((tone) => tone !== first)].map((tone) => ({
      key: `replies.walk-away.${tone}`,
      lines: scenario.replies['walk-away'][tone],
    }));
  }
  const answer = answerOf(scenario, reply);
  if (answer) return [{ key: answerKey(answer.id), lines: answer.lines }, ...plain(scenario, 'repeated')];
  return plain(scenario, reply);
}

/** What is put on the table is always answered: where its own words have run dry, those of a like objection, then general ones. */
function reactionSets(scenario: Scenario, objection: Objection, reaction: ReactionId): LineSet[] {
  const own = (o: Objection) => ({ key: `objections.${o.id}.${reaction}`, lines: o.reactions[reaction] });
  const alike = scenario.objections.filter((o) => o.type === objection.type && o.id !== objection.id);
  if (reaction === 'trade') return [own(objection), ...plain(scenario, 'offer-short')];
  if (reaction === 'give') return [own(objection), ...alike.map(own), ...plain(scenario, 'acknowledged')];
  return [own(objection)];
}

function objectionSets(scenario: Scenario, manner: Manner, beat: Beat): LineSet[] {
  const objection = objectionOf(scenario, beat.objection ?? null);
  if (!objection) return [];
  if (beat.reaction) return reactionSets(scenario, objection, beat.reaction);
  return mannersFrom[manner].map((m) => ({ key: `objections.${objection.id}.open.${m}`, lines: objection.open[m] }));
}

function eventSets(scenario: Scenario, beat: Beat): LineSet[] {
  const event = eventOf(scenario, beat.event ?? null);
  if (!event) return [];
  if (event.hold && (beat.reply === 'stood' || beat.reply === 'filled'))
    return [{ key: `events.${event.id}.${beat.reply}`, lines: event.hold[beat.reply] }];
  return beat.beat === 'hold' ? [] : [{ key: `events.${event.id}`, lines: event.lines }];
}

function rungSets(scenario: Scenario, beat: Beat): LineSet[] {
  const rung = factOf(scenario, beat.fact ?? null)?.rungs[(beat.rung ?? 0) - 1];
  if (!rung) return [];
  const own = { key: `hidden.${beat.fact}.${beat.rung}`, lines: rung.lines };
  return beat.reply === 'again' ? [own, ...plain(scenario, 'repeated')] : [own];
}

/** Every set that may word the beat, best first. Empty for a hold, which has no words. */
export function setsFor(scenario: Scenario, state: ProspectState, beat: Beat): LineSet[] {
  if (beat.fact) return rungSets(scenario, beat);
  if (beat.event)
    return [...eventSets(scenario, beat), ...(beat.reply ? [] : objectionSets(scenario, state.manner, beat))];
  if (beat.objection) return objectionSets(scenario, state.manner, beat);
  return beat.reply ? replySets(scenario, state.manner, beat.reply) : [];
}
