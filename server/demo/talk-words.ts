import type { SurveyAnswer } from '../domain/survey.ts';

/** What the demo's people said in check-ins and in a survey. */

type Talk = {
  name: string;
  by: string;
  daysAgo: number;
  progress: string;
  obstacles: string;
  support: string;
  /** It spoke of the rep's goal. */
  goal?: boolean;
};

const [imogen, daniel, tomasz, stephen] = ['Imogen Hart', 'Daniel Okoro', 'Tomasz Bell', 'Stephen Reyes'] as const;

export const talks: readonly Talk[] = [
  {
    ...{ name: imogen, by: imogen, daysAgo: 55 },
    progress:
      'Booked Ostrey Foods for a second talk and had two other first calls. Practised a hostile one and kept going to the end, which I had not done before.',
    obstacles:
      'When the buyer at Marlpit cut me off I talked for a minute without a stop. I noticed it while it was happening.',
    support: 'Could Rosalind listen to one of those and tell me at which sentence it starts?',
  },
  {
    ...{ name: imogen, by: stephen, daysAgo: 41, goal: true },
    progress:
      'Imogen leaves a pause before she answers now, and it shows in the recordings she shared. The answers are half as long.',
    obstacles:
      'She still gives a reason before she has asked what the objection is about. At Tarn Valley she defended the contract length; they had asked about the first invoice.',
    support: 'I send her my notes from the Tarn Valley call with the three places marked.',
  },
  {
    ...{ name: imogen, by: imogen, daysAgo: 27, goal: true },
    progress:
      'First week with the new goal. I wrote the question for each of our five usual objections on a card and used three of them.',
    obstacles: 'With people I know well I forget the card, because we are talking already.',
    support: 'None this week.',
  },
  {
    ...{ name: imogen, by: imogen, daysAgo: 13, goal: true },
    progress:
      'Ostrey asked for the loan units. I asked what had gone wrong with the last supplier before I said anything about ours, and it was the phone numbers on the alarm list.',
    obstacles: 'Finance people. I have one question and then I am out of questions.',
    support: 'A scenario with a finance director, at cold rather than hostile.',
  },
  {
    ...{ name: imogen, by: stephen, daysAgo: 5, goal: true },
    progress:
      'Two of three calls this week had the question first. She heard the difference herself and told me before I could.',
    obstacles: 'The quarter’s end: four quotes in one week leave no hour for practice.',
    support: 'I take the Hollin Dairy quote, so that her two practice slots stay.',
  },
  {
    ...{ name: daniel, by: daniel, daysAgo: 50 },
    progress: 'Eleven first calls, more than in any week this year. Two of them want to see figures.',
    obstacles:
      'They want to see figures, and then they don’t answer. I have sent nine e-mails with attachments this month.',
    support: 'Somebody who reads one of these e-mails and tells me why nobody answers.',
  },
  {
    ...{ name: daniel, by: stephen, daysAgo: 36, goal: true },
    progress:
      'We listened to the end of three calls. Each ended with “I’ll send you something”, and in none had the other side promised anything.',
    obstacles: 'Daniel took a friendly goodbye for a yes.',
    support: 'Grace sits in on two of his calls and he on two of hers.',
  },
  {
    ...{ name: daniel, by: daniel, daysAgo: 22, goal: true },
    progress: 'Pellow Dairies gave me a day. I asked who else had to be there, and there was somebody.',
    obstacles: 'It feels pushy to ask for a day when they have just been kind to me.',
    support: 'Grace has words for it. I would like to hear her say them, not read them.',
  },
  {
    ...{ name: daniel, by: stephen, daysAgo: 8, goal: true },
    progress: 'No clear change in practice yet. In real calls he asks for the day in about one of three.',
    obstacles: 'He asks when there is no time left, so it sounds like an afterthought.',
    support: 'We try it five minutes before the end. Two runs are assigned for that alone.',
  },
  {
    ...{ name: tomasz, by: tomasz, daysAgo: 47 },
    progress: 'Renewed Quarrybank for a year. Had to go down on the service fee.',
    obstacles: 'They always start with the price, and I have nothing else in my hand at that moment.',
    support: 'A list of what I may offer before I touch the price.',
  },
  {
    ...{ name: tomasz, by: stephen, daysAgo: 33 },
    progress: 'He knows the accounts better than anybody and customers ring him first when something is wrong.',
    obstacles:
      'Under pressure he gives before he is asked. We counted four concessions in two calls; one of them had been asked for.',
    support: 'Rosalind goes through one session a week with him. I keep the two largest renewals with me for now.',
  },
  {
    ...{ name: tomasz, by: tomasz, daysAgo: 19, goal: true },
    progress:
      'Listened to Grace with Lindholm Packaging. She said nothing for quite a while and they went on by themselves.',
    obstacles: 'I can hear it with her. When I am the one on the phone it feels like an hour.',
    support: 'The Tuesday half hour is good. Please keep it.',
  },
  {
    ...{ name: tomasz, by: tomasz, daysAgo: 6, goal: true },
    progress: 'One call without giving anything away. It did not end well either, but I was still on the phone.',
    obstacles: 'My scores don’t move, and that makes me want to practise less.',
    support: 'Easier calls for two weeks, so that I can hear myself do it right once.',
  },
];

export const answers: readonly SurveyAnswer[] = [
  {
    marks: { fair: 5, known: 5, heard: 4, helps: 4 },
    helped: 'We read my own sentences. There was nothing to argue about.',
    change: 'An hour was short. We didn’t get to the last section.',
  },
  {
    marks: { fair: 4, known: 4, heard: 4, helps: 5 },
    helped: 'I left with two goals and not with nine.',
    change: '',
  },
  {
    marks: { fair: 4, known: 3, heard: 3, helps: 4 },
    helped: 'Seeing how wide the interval is. I had thought one bad week would count for more.',
    change: 'Tell us a week before which sessions you want to talk about.',
  },
  {
    marks: { fair: 3, known: 4, heard: 2, helps: 3 },
    helped: 'That my own view stood on the page first.',
    change:
      'My view was read out and then we went on to the numbers. I would have liked to talk about why the pipeline is thin.',
  },
  {
    marks: { fair: 5, known: 5, heard: 5, helps: 4 },
    helped: 'Nothing came as a surprise.',
    change: 'Do it more often and shorter.',
  },
  {
    marks: { fair: 4, known: 5, heard: 4, helps: 3 },
    helped: 'The coach’s comment at the very sentence.',
    change: 'The practice I was assigned was harder than the calls I really have.',
  },
];
