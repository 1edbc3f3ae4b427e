import { levelFrom } from '../../server/domain/level.ts';
import type { Level } from '../../server/domain/rubric.ts';
import { capital, countOf } from '../format.ts';

const ranges: Record<Level, string> = {
  'needs improvement': `0 to ${levelFrom.good - 1}`,
  good: `${levelFrom.good} to ${levelFrom.excellent - 1}`,
  excellent: `${levelFrom.excellent} to 100`,
};

export const text = {
  title: (title: string) => `Rate “${title}”`,
  loading: 'Opening the session',
  notLoaded: {
    missing: 'This session can’t be rated by you.',
    missingSays: 'It is in no round that you rate in, or it isn’t shared with you any more.',
    failed: 'The session couldn’t be opened.',
    onward: 'To calibration',
  },
  heading: (rep: string, title: string) => `How did ${rep} do in “${title}”?`,
  says: (round: string, others: string) =>
    `Blind, for “${round}” with ${others}: no computed score and no one else’s rating is shown until everybody has rated it.`,
  toForm: 'To the rating',
  back: 'To calibration',
  form: 'Your rating',
  formSays:
    'Choose the level whose words fit what you read; that sets its middle. Write another score where it lies nearer an edge.',
  level: (level: Level, means: string) => `${capital(level)}, ${ranges[level]}. ${means}`,
  score: (criterion: string) => `Score of ${criterion}, 0 to 100`,
  wrong: 'Choose a level, or write a whole number from 0 to 100.',
  left: (n: number) =>
    n === 0 ? 'Every criterion has its score.' : `${countOf(n, 'criterion is', 'criteria are')} still to be scored.`,
  keep: 'Keep this rating',
  keeping: 'Keeping it…',
  keepSays: 'It stays as you give it.',
  failed: 'The rating wasn’t kept.',
  rated: 'You have rated this session.',
  ended: 'This round has ended; nothing is rated in it any more.',
  kept: 'Your rating is kept.',
  keptSays: (isLast: boolean) =>
    isLast ? 'You have rated every session of this round.' : 'There are more of this round for you.',
  next: (title: string, rep: string) => `Rate the next: “${title}” by ${rep}`,
};
