import type { Receptivity } from '../../../server/domain/self-assessment.ts';
import { countOf } from '../../format.ts';

/** What can be said of a criterion, and the score it stands for. */
const steps = [
  { value: 20, says: 'Needs improvement, by far' },
  { value: 45, says: 'Needs improvement, but nearly good' },
  { value: 65, says: 'Good, just' },
  { value: 75, says: 'Good, clearly' },
  { value: 90, says: 'Excellent' },
];

const sayOf = (rating: number) =>
  steps.reduce((near, step) => (Math.abs(step.value - rating) < Math.abs(near.value - rating) ? step : near)).says;

export const text = {
  heading: 'How do you think it went?',
  says: 'Say what you think first; your scorecard comes right after. Only you see this, unless you share the session.',
  options: [{ value: '', says: 'Not rated' }, ...steps.map(({ value, says }) => ({ value: String(value), says }))],
  good: (words: string) => `Good means: ${words}`,
  show: 'Show my scorecard',
  showing: 'Opening it…',
  skip: 'Skip this',
  nothing: 'Rate at least one of them, or skip this.',
  failed: 'It wasn’t kept.',
  said: (rep: string | null, rating: number) => `${rep ?? 'You'} said before: ${sayOf(rating).toLowerCase()}.`,
  receptivity: (rep: string | null, { overlap, error, n }: Receptivity) =>
    `Of the two ${rep ?? 'you'} rated weakest, ${Number.isInteger(overlap) ? overlap : overlap.toFixed(1)} are among the computed weakest two; ${Math.round(error)} points off on average, over ${countOf(n, 'criterion', 'criteria')} of this one session. Not yet known how much that varies.`,
};
