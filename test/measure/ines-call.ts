import { bridie, by, colm, fires, opens, reacts, tells, type Worked } from './worked-beats.ts';

/** The strong call of the night desk, scored 88 by hand. */

export const opening = "Varley. I've thirty-one of these to get through. You're number twenty-three.";

export const ines: Worked[] = [
  {
    at: '00:12',
    rep: "Three things, then: your number, what happened in March, and whatever's marked in the contract. Where do you want to start?",
    says: [colm('Two hundred and forty. I have two hundred and four.', opens('o-fifteen', 'price', 'number'))],
    mood: [56, 31, 37, 36],
    rows: ['agenda'],
  },
  {
    at: '00:54',
    rep: 'Thirty-six thousand, fifteen per cent. Before I say a word about price: who set that, and is it only us?',
    says: [
      colm(
        'You want the arithmetic before the argument. Fine. A memo in May. Fifteen off every services contract. Nobody had your name in mind.',
        reacts('o-fifteen', 'price', 'question'),
        tells('fifteen', 2, 'number'),
      ),
    ],
    mood: [61, 37, 45, 30],
    rows: ['listened-and-asked', 'quantified'],
  },
  {
    at: '01:42',
    rep: "Every contract, so somebody's adding it up. How far off are you?",
    says: [
      colm(
        "We don't know each other that well. Twenty to three your alarm goes. Twenty to four somebody's in the hall. Explain the hour.",
        by('deflect', 'reaction', { reply: 'not-yet' }),
        opens('o-march', 'trust', 'march'),
      ),
    ],
    mood: [60, 42, 50, 28],
    rows: ['listened-and-asked'],
  },
  {
    at: '02:30',
    rep: "Part of that hour is ours. First call 02:43, to someone who'd left. The second was due at 02:48 and went at 03:05, with one person on our desk, not two. What did it leave you with?",
    says: [
      colm(
        "You didn't start with a reason. All right. Eighty-four thousand of stock. The insurer paid fifty-nine. We ate twenty-five.",
        reacts('o-march', 'trust', 'question'),
        tells('march', 2, 'march'),
      ),
    ],
    mood: [62, 54, 58, 18],
    rows: ['listened-and-asked', 'owned-fault'],
    resolves: ['o-march'],
  },
  {
    at: '03:18',
    rep: "Twenty-five thousand, and a letter from us. What's still open from that night?",
    says: [
      colm(
        "An auditor wants who rang whom, minute by minute, by the end of August. All we've got is our side.",
        tells('march', 3, 'march'),
      ),
    ],
    mood: [63, 59, 63, 18],
    rows: ['listened-and-asked'],
  },
  {
    at: '04:12',
    rep: "You'll have our log on Friday, signed, our minutes marked as ours. That's owed, not a trade. The fifteen, then: is it counted in price, or in something else?",
    says: [
      colm(
        "It has to show by the thirtieth of September. It's counted in cash. What's in the bank that night, not what's in the contract.",
        tells('counted', 1, 'counted'),
        tells('counted', 2, 'counted'),
      ),
    ],
    mood: [64, 64, 66, 18],
    rows: ['listened-and-asked'],
  },
  {
    at: '05:00',
    rep: 'Cash on the thirtieth. So what counts is what leaves before it. When does our invoice go?',
    says: [
      colm(
        'You bill the year in one go, first of September. I asked to split it two years ago. One line back. No.',
        tells('counted', 3, 'counted'),
      ),
      bridie(
        "Bridie. How long do the batteries last before someone's up a ladder?",
        by('challenge', 'concern', { event: 'e-bridie' }),
      ),
    ],
    mood: [65, 67, 68, 18],
    rows: ['listened-and-asked'],
  },
  {
    at: '05:54',
    rep: "Five years, Bridie, and we replace them. Colm, June 2024, I've read that line; the policy changed in April. Suppose it were four invoices of sixty. What would that do on your page?",
    says: [
      colm(
        'Still here. I was doing your sum. A hundred and seventy thousand to go. The small lines are done.',
        by('hold', 'reaction', { event: 'e-hold', reply: 'stood' }),
        tells('fifteen', 3, 'number'),
      ),
    ],
    mood: [68, 72, 74, 18],
    rows: ['asked', 'answered', 'quantified', 'cited'],
  },
  {
    at: '07:00',
    rep: "Then a hundred and eighty moved covers a hundred and seventy. I can't give it away. Against thirty-six months, I'll put four invoices on paper.",
    says: [
      colm(
        "Right. That's a trade. Let me look at my side of it. Go lower.",
        reacts('o-fifteen', 'price', 'trade'),
        opens('o-further', 'price', 'number', true),
      ),
    ],
    mood: [67, 75, 80, 18],
    rows: ['traded', 'quantified', 'let-hold-stand'],
    resolves: ['o-fifteen'],
  },
  {
    at: '07:48',
    rep: "You'd be wrong not to push, and it's tight now for both of us. Six hundred pays for two people a night, so rate moves only with more stores. What on your list is worth more to you than rate?",
    says: [
      colm(
        "You're asking what it's for, not how low. All right. Clause fourteen comes out. Not softened. Out.",
        reacts('o-further', 'price', 'question'),
        opens('o-clause', 'terms', 'renewal'),
      ),
    ],
    mood: [68, 78, 82, 18],
    rows: ['listened-and-asked', 'labelled'],
    resolves: ['o-further'],
  },
  {
    at: '08:36',
    rep: 'Clause fourteen. What did it do to you last year?',
    says: [
      colm(
        'Nobody asks about clause fourteen. They just guard it. The head before me missed the date by nine days.',
        reacts('o-clause', 'terms', 'question'),
        tells('renewal-clause', 2, 'renewal'),
      ),
    ],
    mood: [69, 81, 83, 18],
    rows: ['listened-and-asked'],
  },
  {
    at: '09:24',
    rep: "As part of the same three years: an end date, ninety days' written warning, no rollover. What would that have to close for you?",
    says: [
      colm(
        "An end date, a notice I can diary, and something back for you. I can look at that. There's an audit finding, number seven, with my name beside it. Due the thirtieth of September. The notice is typed. It has Friday's date on it.",
        reacts('o-clause', 'terms', 'trade'),
        tells('renewal-clause', 3, 'renewal'),
        opens('o-friday', 'timing', 'dates', true),
      ),
    ],
    mood: [68, 82, 85, 19],
    rows: ['traded'],
    resolves: ['o-clause'],
  },
  {
    at: '10:12',
    rep: "Typed and dated. What does Friday do for you that the thirty-first couldn't?",
    says: [
      colm(
        "Fair thing to ask of a date. The contract says the thirty-first. Friday is mine. I like room. Two pages. Keldra's name at the top, a hundred and eighty-nine at the bottom.",
        reacts('o-friday', 'timing', 'question'),
        tells('the-date', 2, 'dates'),
        fires('e-quote', 'competitor', { objection: 'o-quote', topic: 'keldra' }),
      ),
    ],
    mood: [66, 83, 87, 22],
    rows: ['listened-and-asked'],
  },
  {
    at: '11:06',
    rep: "They're sound, and their charts beat ours. Moira may mind that more than you do. What's in the one eighty-nine for nights and certificates?",
    says: [
      colm(
        "Same points. Whether it's the same thing is a fair question. It's an indication. One afternoon, two pages. I heard Keldra lost a customer over false alarms. You'd know.",
        reacts('o-quote', 'competitor', 'question'),
        tells('keldra', 2, 'keldra'),
        fires('e-bait', 'competitor', { topic: 'keldra' }),
      ),
    ],
    mood: [65, 85, 89, 22],
    rows: ['asked', 'compared-fairly'],
  },
  {
    at: '11:54',
    rep: "I don't, and I'd leave that one to them. Besides you, who signs for the cash?",
    says: [
      colm(
        "I recommend. Nadia Frame signs. She's the treasurer.",
        tells('who-signs', 1, 'signers'),
        tells('who-signs', 2, 'signers'),
      ),
    ],
    mood: [65, 85, 90, 22],
    rows: ['verified'],
  },
  {
    at: '12:36',
    rep: 'Nadia, then. When does she stop taking numbers?',
    says: [
      colm(
        'The September forecast closes on Friday the twenty-fourth. I get one slot before it. Thursday, half past eight. So who does what?',
        tells('the-date', 3, 'dates'),
        by('small-talk', 'concern', { reply: 'handing-over' }),
      ),
    ],
    mood: [66, 87, 91, 18],
    rows: ['listened-and-asked'],
  },
  {
    at: '13:24',
    rep: "I go first. By Wednesday noon, one page: four invoices, three years, no rollover. Thursday the twenty-third, half past eight, you, Nadia and me. If she says moved cash doesn't count, that's a no and I'll say so there. You hold the letter until the twenty-fourth.",
    says: [
      colm(
        "All right. I hold the letter until Friday the twenty-fourth. Not a day longer. I'll say it's coming. Don't make me look foolish.",
        by('agree', 'reaction', { reply: 'agreed-step' }),
        by('agree', 'exit', { reply: 'goodbye' }),
      ),
    ],
    mood: [68, 88, 93, 18],
    rows: ['stepped'],
    resolves: ['o-friday'],
  },
];
