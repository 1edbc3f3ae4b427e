import type { ReviewStatus } from '../../server/domain/review.ts';
import { capital, inWords } from '../format.ts';

export const text = {
  title: 'Reviews',
  loading: 'Loading the reviews',
  failed: 'The reviews couldn’t be loaded.',
  headingLoading: 'Reviews',
  headingManager: (due: number, open: number) =>
    due > 0
      ? `${capital(inWords(due))} ${due === 1 ? 'review is' : 'reviews are'} due.`
      : open > 0
        ? `${capital(inWords(open))} ${open === 1 ? 'review is' : 'reviews are'} under way.`
        : 'No review is due.',
  headingRep: (open: number) => (open > 0 ? 'A review is under way.' : 'Your reviews'),
  saysManager: 'A review rests on what was shared, says nothing new, and ends in a plan you both sign.',
  saysRep: 'Write your own view first. You see your manager’s when they share it, and nothing in it should be new.',
  saysRepWaits: (manager: string) =>
    `You have shared your own view. You see that of ${manager} when they share it, and nothing in it should be new.`,
  saysRepShared: (manager: string, meets: string | null, own: boolean) =>
    `${manager} has shared your review with you: read it${meets === null ? ' and sign it' : ` before you meet on ${meets}; you both sign from then on`}.${own ? '' : ' Your own view is still yours to share.'}`,
  notYours: 'Reviews are between reps and their managers.',
  toHome: 'Go home',
  standards: 'What is expected of each role',
  plans: 'Improvement plans',
  surveys: 'How reviews go',
  examples: 'How others write them',
  asked: 'Your view is asked for',
  askedSays: 'The rep reads it without your name.',
  askedLine: (name: string, title: string) => `${name}, ${title.toLowerCase()}`,
  given: 'Given',
  toGive: 'To give',
  begin: 'Begin a review',
  beginSays: 'It is yours alone until you share it.',
  rep: 'Rep',
  template: 'Template',
  from: 'Period from',
  to: 'To',
  meetingOn: 'Meeting on',
  ask: 'Ask these colleagues',
  askHint: 'Two or three. Their answers reach the rep in one heap, without names.',
  noMates: 'Nobody else is in a team with them.',
  beginNow: 'Begin',
  beginning: 'Beginning…',
  beginFailed: 'The review wasn’t begun.',
  due: 'Who is due',
  dueCaption: 'Reps and when their next review is due',
  dueColumns: ['Rep', 'Held to', 'Next review', 'To do'],
  beginFor: (name: string) => `Begin a review of ${name}`,
  open: (status: ReviewStatus) => (status === 'preparing' ? 'Open the draft' : 'Open the review'),
  openOf: (status: ReviewStatus, name: string) => `Open the ${status === 'preparing' ? 'draft' : 'review'} of ${name}`,
  nextOn: (day: string, isUnderWay: boolean) => (isUnderWay ? `the one after it ${day}` : day),
  noReps: 'No rep is in your teams yet. An admin puts people into teams.',
  groups: { preparing: 'In preparation', shared: 'Shared', signed: 'Signed' } as const,
  caption: (group: string) => `Reviews, ${group.toLowerCase()}`,
  columns: ['Review', 'Period', 'Meeting', 'Where it stands'],
  none: 'No review yet.',
  noneSays: 'Your manager begins one, and you are told.',
  of: (title: string, name: string) => `${title}, ${name}`,
  never: 'Not yet agreed',
};
