import type { Beat } from '../domain/beat.ts';
import { noteExits } from './exits.ts';
import { type Play, replyBeat, settledByOffer } from './play.ts';
import { standing } from './slots.ts';

/** A step or an offer that is put for a yes or a no: what he says where it isn't a yes. */

/** The step as it stands: by whom, when, and on what it hangs. */
const lacks = ({ state }: Play): 'step-owner' | 'step-date' | 'step-condition' | null => {
  if (!state.step?.owner) return 'step-owner';
  if (!state.step.date) return 'step-date';
  return (state.counts['step.condition'] ?? 0) > 0 ? null : 'step-condition';
};

export const isStepWhole = (play: Play): boolean => play.state.step !== null && lacks(play) === null;

/** A step that he doesn't take: too early, not yet whole, or something else has to come first. */
export function replyToStep(play: Play, season: boolean, isMeeting = false): Beat {
  const stands = isMeeting ? 'step-meeting' : 'step-standing';
  return replyBeat(play.scenario, season ? (lacks(play) ?? stands) : 'early-step', 'small-talk');
}

/** An offer put for a yes or no. One that settles something of his is not waved away. */
export function replyToOffer(play: Play): Beat {
  const { agree } = noteExits(play, null);
  const { agrees } = play.scenario.temperament.thresholds;
  const { trust, interest } = play.state.mood;
  const takes = agree && trust >= agrees.trust && interest >= agrees.interest;
  if (takes) return replyBeat(play.scenario, 'offer-yes', 'buying-sign');
  if (!settledByOffer(play.scenario, play.state)) return replyBeat(play.scenario, 'offer-short', 'small-talk');
  // with nothing to name he asks for a day and a name, unless he has them
  const isNamed = standing(play.scenario, play.state, 'offer-near') !== '';
  if (!isNamed && play.state.step?.date && play.state.counts['step.turn'] === play.state.turn)
    return replyToStep(play, true);
  return replyBeat(play.scenario, 'offer-near', 'small-talk');
}
