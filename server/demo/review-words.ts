/** What managers and reps of the demo wrote in their reviews, by section. */

export type PointWords = { kind: 'strength' | 'improvement'; says: string };
export type ReviewWords = {
  name: string;
  /** Days ago of the meeting. */
  met: number;
  manager: Record<string, string>;
  rep: Record<string, string>;
  points: PointWords[];
};

export const signed: readonly ReviewWords[] = [
  {
    ...{ name: 'Marta Lindgren', met: 38 },
    manager: {
      wins: 'Marta lets customers finish. In both calls we listened to she waited out the second sentence, and that was the one with the reason in it.',
      improve:
        'With a buyer who names a competitor she sometimes describes what that competitor lacks. She doesn’t need to.',
      plan: 'One competitor call a fortnight, and she shows Yasmin how she opens.',
      growth: 'She would like the two hospital groups. We look at it again when their budgets are known.',
    },
    rep: {
      wins: 'I kept practising in a quarter in which I was hardly at my desk.',
      support: 'The price list changed twice and I heard of it from customers.',
    },
    points: [
      { kind: 'strength', says: 'Waits for the second sentence.' },
      { kind: 'improvement', says: 'Leave the competitor to the customer: ask what they like about them.' },
    ],
  },
  {
    ...{ name: 'Grace Whitlock', met: 36 },
    manager: {
      wins: 'Three people in the team ask for Grace when a call frightens them. Her own calls are the steadiest we have.',
      improve:
        'She takes a hard call over when she sits in. The other person then learns how Grace does it and not how they would.',
      plan: 'When she sits in, she speaks in the last five minutes at the earliest.',
      growth: 'Lead of the North team is the next step, in a year. She leads the Thursday hour until then.',
    },
    rep: {
      wins: 'Daniel rang me after a call and told me the next step before he told me how it went.',
      support: 'Mentoring has no hours of its own. It comes out of my evenings.',
    },
    points: [
      { kind: 'strength', says: 'Takes the pressure out of a call without giving anything for it.' },
      { kind: 'improvement', says: 'Let the other person finish their own call.' },
    ],
  },
  {
    ...{ name: 'Aoife Brennan', met: 35 },
    manager: {
      wins: 'Aoife turned two renewals into longer contracts by asking what had changed since the last one.',
      improve: 'Her proposals come early. In the cold calls the first one came before the third question.',
      plan: 'Five questions before the first proposal, in one practice call a week.',
      growth: 'She draws people along on renewals, and should do so with Tomasz.',
    },
    rep: {
      wins: 'The Lindholm renewal. I had written the questions down beforehand.',
      support: 'Two of my accounts changed hands twice this year.',
    },
    points: [
      { kind: 'strength', says: 'Asks what has changed before she says what we offer.' },
      { kind: 'improvement', says: 'Hold the proposal until the questions have been answered.' },
    ],
  },
  {
    ...{ name: 'Ravi Menon', met: 34 },
    manager: {
      wins: 'Ravi knows the figures of his accounts by heart, and customers trust them.',
      improve:
        'In the last weeks his calls are shorter and he asks less. He told me that himself before I had seen it.',
      plan: 'We took two territories off his list. Practice once a week, at a difficulty that he chooses.',
      growth: 'Not the time for it, as we both said. We speak again when the quarter is over.',
    },
    rep: {
      wins: 'I kept every promise I made to a customer.',
      support: 'Two territories for one person. It was too much from the second week on.',
    },
    points: [
      { kind: 'strength', says: 'What he says of figures can be relied on.' },
      { kind: 'improvement', says: 'Ask again where the first answer was a short one.' },
    ],
  },
  {
    ...{ name: 'Tomasz Bell', met: 33 },
    manager: {
      wins: 'Customers ring Tomasz first when something has gone wrong, and he gets it mended.',
      improve:
        'He gives something away as soon as a voice is raised. We have spoken of it in two check-ins, with the sentences beside us.',
      plan: 'A goal for composure and an improvement plan with help named in it, both within two weeks.',
      growth:
        'Service might suit him better than renewals. He would like to try renewals first, and gets the time for it.',
    },
    rep: {
      wins: 'Quarrybank stayed with us.',
      improve: 'I know that I do it. I don’t know what to say instead at that moment.',
      support: 'Nobody ever showed me what I may offer besides the price.',
    },
    points: [
      { kind: 'strength', says: 'Mends what went wrong, and tells the customer before they ask.' },
      { kind: 'improvement', says: 'Say nothing of the price until somebody has asked about it.' },
    ],
  },
  {
    ...{ name: 'Hugo Fennell', met: 31 },
    manager: {
      wins: 'Hugo’s notes are so good that somebody else could go on with any of his accounts tomorrow.',
      improve:
        'His calls are the same from week to week, the good and the middling ones. Nothing in them has been tried out.',
      plan: 'One call a fortnight in a scenario he hasn’t met, and one thing in it that he has never said before.',
      growth: 'He is content where he is, and that is a good place to be.',
    },
    rep: {
      wins: 'No complaint in the whole quarter.',
      support: 'The new reporting takes an hour a day.',
    },
    points: [
      { kind: 'strength', says: 'Leaves every account so that others could take it over.' },
      { kind: 'improvement', says: 'Try one new thing in each practice call and write down what came of it.' },
    ],
  },
  {
    ...{ name: 'Daniel Okoro', met: 29 },
    manager: {
      wins: 'Nobody in the team starts as many conversations as Daniel, and people like talking to him.',
      figures:
        'Many first calls and few second ones. The market is the same for everybody in the team, so this is about the ends of the calls.',
      improve:
        'A call ends when the other side has promised something too. That has been in two check-ins and in the goal we set.',
      plan: 'The goal for the next step stays. Grace helps him with it until the next review.',
      growth: 'He would like larger accounts. They are won by the second meeting, so this is the way there.',
    },
    rep: {
      wins: 'I made the calls, also in the week when everybody was away.',
      improve: 'I hear that I stop too early. In the moment it feels polite.',
      support: 'It would help to hear somebody else ask for the day, more than to read how it is done.',
    },
    points: [
      { kind: 'strength', says: 'Starts conversations that others would put off.' },
      { kind: 'improvement', says: 'End on a step that the other side has said yes to, with a day in it.' },
    ],
  },
];

/** Imogen Hart's of the month before. */
export const before: ReviewWords = {
  ...{ name: 'Imogen Hart', met: 28 },
  manager: {
    wins: 'The voice. Two months ago a sharp sentence made you faster; in the calls we heard together you kept your pace, and the other side came down to it.',
    figures:
      'Meetings follow the calls with about three weeks between. The conversations of this month are better than the figures of this month can show yet.',
    improve:
      'You answer an objection with a reason. Often it is a good reason for another objection than the one they had. Ask first.',
    plan: 'A second goal beside Composure: Concern first. Practise it in the calls where they give you the least time.',
    growth:
      'You want larger accounts. What is missing is the talk with a finance director; we start with a practice call and then you come along to mine.',
    'level:composure': 'good',
    'level:concern-first': 'needs improvement',
    'level:next-step': 'needs improvement',
  },
  rep: {
    wins: 'I stopped filling silences. At Ostrey Foods they filled one themselves, and that was where I learnt about the alarm list.',
    improve: 'I still hear an objection and reach for the answer. I notice it afterwards, which is sooner than before.',
    support: 'Quotes take me two evenings a week. With a template I would have one of them for practice.',
    growth: 'I would like two larger accounts next year, and I would like to be ready when they come.',
    'level:composure': 'good',
    'level:concern-first': 'needs improvement',
    'level:next-step': 'good',
  },
  points: [
    { kind: 'strength', says: 'Keeps her pace when the other side gets sharp.' },
    { kind: 'strength', says: 'Tells of her own calls before she is asked, the bad ones first.' },
    { kind: 'improvement', says: 'Ask what stands behind an objection before you answer it.' },
    { kind: 'improvement', says: 'Keep the tone to the end: the last minutes are still faster than the first.' },
  ],
};

export const comments = [
  {
    section: 'improve',
    by: 'rep',
    says: 'The contract length at Tarn Valley is the best example. They had asked about the first invoice.',
  },
  { section: 'improve', by: 'manager', says: 'Yes, that one. You found it yourself when we listened to it.' },
  {
    section: 'growth',
    by: 'rep',
    says: 'I would take the practice call with the finance director before the end of the month.',
  },
] as const;

export const chosenCall = 'The first one in which I noticed it while it was happening, and not the day after.';

/** The present one, in preparation. */
export const now: Pick<ReviewWords, 'manager' | 'rep' | 'points'> = {
  manager: {
    wins: 'The question comes first now in most of the calls I have heard, and you told me so before I could tell you.',
    improve: 'With finance people you still have one question and then a pause that isn’t meant.',
  },
  rep: {
    wins: 'Ostrey Foods agreed to the loan units. I had asked about the last supplier before I said anything about us.',
    improve: 'Money. When somebody talks about cost of capital I nod, and one can hear me nod.',
    support:
      'The quote template came and saves me an evening. Somebody in finance who answers a question within a day would save me the other.',
  },
  points: [
    { kind: 'strength', says: 'Asks about the last supplier before she speaks of ours.' },
    { kind: 'improvement', says: 'Have three questions ready for whoever looks after the money.' },
  ],
};
