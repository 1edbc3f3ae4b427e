import { bridie, by, colm, fires, opens, reacts, tells, type Worked } from './worked-beats.ts';

/** The weak call of the night desk, scored 22 by hand. */

export const opening = 'You asked for the renewal. I asked for the call. Go on.';

export const rob: Worked[] = [
  {
    at: '00:12',
    rep: "Thanks for making time, Colm. I wanted to walk through next year together. How's everything been going with the service?",
    says: [
      colm(
        "Wide question. You'd get a thin answer. Fifteen per cent. Tell me how you'd like to get there.",
        by('small-talk', 'reaction', { reply: 'stock' }),
        opens('o-fifteen', 'price', 'number'),
      ),
    ],
    mood: [49, 30, 33, 41],
    rows: ['stock'],
  },
  {
    at: '01:00',
    rep: "I understand, everyone's under pressure. The six hundred does include the night desk, the yearly certificates, the batteries…",
    says: [
      colm(
        "That's three. I stop at three. So it's good, and it's still two hundred and forty.",
        by('hostile', 'concern', { event: 'e-list' }),
        reacts('o-fifteen', 'price', 'feature'),
      ),
    ],
    mood: [41, 29, 31, 47],
    rows: ['acknowledged-then-feature'],
  },
  {
    at: '01:48',
    rep: 'Fair. Is the fifteen just us, or across the board?',
    says: [
      colm(
        "That's about the number, at least. It isn't about you. There's a memo, thirty-one contracts, the same fifteen on each.",
        reacts('o-fifteen', 'price', 'question'),
        tells('fifteen', 2, 'number'),
      ),
    ],
    mood: [45, 34, 36, 42],
    rows: ['listened-and-asked'],
  },
  {
    at: '02:36',
    rep: "Right. Well, against most suppliers we're lean. We've held six hundred since 2022, and that's with wages going up every year.",
    says: [
      colm(
        "Everyone's price is fair. I've had twenty-two fair prices since May. Twenty to three your alarm goes. Twenty to four somebody's in the hall. Explain the hour.",
        reacts('o-fifteen', 'price', 'defend'),
        opens('o-march', 'trust', 'march'),
      ),
    ],
    mood: [34, 32, 34, 53],
    rows: ['defended'],
  },
  {
    at: '03:30',
    rep: 'In fairness, the number we rang had left the company. The site keeps that list, and our first call was inside three minutes.',
    says: [colm("So it was us. That's what the letter said.", reacts('o-march', 'trust', 'defend'))],
    mood: [27, 29, 32, 65],
    rows: ['defended'],
  },
  {
    at: '04:18',
    rep: "That came out wrong. I'm sorry about that night. Did your insurer cover it?",
    says: [
      colm(
        "That's mine for now. The second call was late. How late?",
        by('deflect', 'reaction', { reply: 'not-yet' }),
        fires('e-honesty', 'challenge', { topic: 'march' }),
      ),
    ],
    mood: [25, 31, 36, 66],
    rows: ['asked', 'apologised'],
  },
  {
    at: '05:06',
    rep: 'A minute or two, as far as I know. I can check.',
    says: [colm("It wasn't. It's in your own log.", by('small-talk', 'reaction', { reply: 'caught-out' }))],
    mood: [22, 25, 34, 71],
    rows: ['wrong-claim'],
  },
  {
    at: '05:54',
    rep: "You're right, I should know that. I'll look it up today.",
    says: [colm("I'll be blunt. You've been talking and I've been paying.", fires('e-blunt', 'hostile'))],
    mood: [19, 26, 34, 74],
    rows: ['acknowledged'],
  },
  {
    at: '06:48',
    rep: 'Look, we want to keep this. I could probably do three per cent.',
    says: [
      colm(
        "I've written three per cent down. It was free, so that's where we start.",
        reacts('o-fifteen', 'price', 'give'),
      ),
    ],
    mood: [19, 24, 37, 73],
    rows: ['gave'],
  },
  {
    at: '07:30',
    rep: 'Or five, if you could see your way to confirming soon.',
    says: [
      colm(
        'Forget fifteen. Give me the rate on its own. Five hundred and ten.',
        fires('e-split', 'object.price', { objection: 'o-further', topic: 'number' }),
      ),
    ],
    mood: [15, 21, 40, 78],
    rows: ['gave', 'filled-hold'],
  },
  {
    at: '08:18',
    rep: "Five-ten's below what I can do. How did you get to it?",
    says: [
      colm("The number is fifteen. I haven't got a second one.", tells('fifteen', 1, 'number')),
      bridie(
        'Bridie Lunn, sorry. Is the yearly certificate inside the six hundred, or extra?',
        by('challenge', 'concern', { event: 'e-bridie' }),
      ),
    ],
    mood: [16, 23, 44, 76],
    rows: ['asked'],
  },
  {
    at: '09:00',
    rep: 'Inside it, Bridie. One for every point, every year.',
    says: [
      colm(
        "Good. Short as well. Three days. I'd begin with whatever's hardest for you.",
        by('small-talk', 'reaction', { reply: 'right-answer' }),
        fires('e-deadline', 'object.timing', { objection: 'o-friday', topic: 'dates' }),
      ),
    ],
    mood: [14, 27, 46, 79],
    rows: ['answered'],
  },
  {
    at: '10:00',
    rep: 'Okay. What would you need to see to feel comfortable with us?',
    says: [
      colm(
        "I asked one other firm what they'd charge. Keldra said a hundred and eighty-nine.",
        fires('e-quote', 'competitor', { objection: 'o-quote', topic: 'keldra' }),
      ),
    ],
    mood: [6, 27, 38, 87],
    rows: ['stock'],
  },
  {
    at: '10:36',
    rep: "With respect, Keldra haven't got a night desk at all, and from what I hear their alarms are patchy.",
    says: [
      colm(
        "You sound worried. They didn't. I think we're done. Unless you've a question.",
        reacts('o-quote', 'competitor', 'defend'),
        fires('e-leave', 'disengage'),
      ),
    ],
    mood: [0, 21, 35, 98],
    rows: ['defended', 'disparaged'],
  },
  {
    at: '11:18',
    rep: "Fair enough. Is there anyone else at your end I should copy in? Otherwise I'll send you something with the five per cent by Thursday.",
    says: [colm('You never got to what it was for. Goodbye.', by('walk-away', 'exit', { reply: 'walk-away.cold' }))],
    mood: [0, 21, 33, 100],
    rows: ['gave'],
  },
];
