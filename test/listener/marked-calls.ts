import type { MoveId } from '../../server/domain/move.ts';

/** Two calls at the night desk, the moves of each rep turn marked by hand. */

export type MarkedTurn = { rep: string; moves: MoveId[]; probe?: true; returned?: boolean; prospect: string };
export type MarkedCall = { opening: string; turns: MarkedTurn[] };

export const strongCall: MarkedCall = {
  opening: "Varley. I've thirty-one of these to get through. You're number twenty-three.",
  turns: [
    {
      rep: "Three things, then: your number, what happened in March, and whatever's marked in the contract. Where do you want to start?",
      moves: ['agenda', 'question.open'],
      prospect: 'Two hundred and forty. I have two hundred and four.',
    },
    {
      rep: 'Thirty-six thousand, fifteen per cent. Before I say a word about price: who set that, and is it only us?',
      moves: ['reflect', 'quantify', 'question.open'],
      probe: true,
      prospect:
        'You want the arithmetic before the argument. Fine. A memo in May. Fifteen off every services contract. Nobody had your name in mind.',
    },
    {
      rep: "Every contract, so somebody's adding it up. How far off are you?",
      moves: ['reflect', 'question.open'],
      probe: true,
      prospect:
        "We don't know each other that well. Twenty to three your alarm goes. Twenty to four somebody's in the hall. Explain the hour.",
    },
    {
      rep: "Part of that hour is ours. First call 02:43, to someone who'd left. The second was due at 02:48 and went at 03:05, with one person on our desk, not two. What did it leave you with?",
      moves: ['acknowledge', 'cite-record', 'question.open'],
      probe: true,
      prospect:
        "You didn't start with a reason. All right. Eighty-four thousand of stock. The insurer paid fifty-nine. We ate twenty-five.",
    },
    {
      rep: "Twenty-five thousand, and a letter from us. What's still open from that night?",
      moves: ['reflect', 'question.open'],
      probe: true,
      prospect: "An auditor wants who rang whom, minute by minute, by the end of August. All we've got is our side.",
    },
    {
      rep: "You'll have our log on Friday, signed, our minutes marked as ours. That's owed, not a trade. The fifteen, then: is it counted in price, or in something else?",
      moves: ['next-step', 'question.closed'],
      probe: true,
      prospect:
        "It has to show by the thirtieth of September. It's counted in cash. What's in the bank that night, not what's in the contract.",
    },
    {
      rep: 'Cash on the thirtieth. So what counts is what leaves before it. When does our invoice go?',
      moves: ['reflect', 'question.open'],
      probe: true,
      prospect:
        "You bill the year in one go, first of September. I asked to split it two years ago. One line back. No. Bridie. How long do the batteries last before someone's up a ladder?",
    },
    {
      rep: "Five years, Bridie, and we replace them. Colm, June 2024, I've read that line; the policy changed in April. Suppose it were four invoices of sixty. What would that do on your page?",
      moves: ['cite-record', 'quantify', 'question.open'],
      probe: true,
      prospect: 'Still here. I was doing your sum. A hundred and seventy thousand to go. The small lines are done.',
    },
    {
      rep: "Then a hundred and eighty moved covers a hundred and seventy. I can't give it away. Against thirty-six months, I'll put four invoices on paper.",
      moves: ['quantify', 'concede'],
      returned: true,
      prospect: "Right. That's a trade. Let me look at my side of it. Go lower.",
    },
    {
      rep: "You'd be wrong not to push, and it's tight now for both of us. Six hundred pays for two people a night, so rate moves only with more stores. What on your list is worth more to you than rate?",
      moves: ['label', 'acknowledge', 'question.open'],
      probe: true,
      prospect: "You're asking what it's for, not how low. All right. Clause fourteen comes out. Not softened. Out.",
    },
    {
      rep: 'Clause fourteen. What did it do to you last year?',
      moves: ['reflect', 'question.open'],
      probe: true,
      prospect:
        'Nobody asks about clause fourteen. They just guard it. The head before me missed the date by nine days.',
    },
    {
      rep: "As part of the same three years: an end date, ninety days' written warning, no rollover. What would that have to close for you?",
      moves: ['concede', 'question.open'],
      probe: true,
      returned: true,
      prospect:
        "An end date, a notice I can diary, and something back for you. I can look at that. There's an audit finding, number seven, with my name beside it. Due the thirtieth of September. The notice is typed. It has Friday's date on it.",
    },
    {
      rep: "Typed and dated. What does Friday do for you that the thirty-first couldn't?",
      moves: ['reflect', 'question.open'],
      probe: true,
      prospect:
        "Fair thing to ask of a date. The contract says the thirty-first. Friday is mine. I like room. Two pages. Keldra's name at the top, a hundred and eighty-nine at the bottom.",
    },
    {
      rep: "They're sound, and their charts beat ours. Moira may mind that more than you do. What's in the one eighty-nine for nights and certificates?",
      moves: ['compare', 'question.open'],
      probe: true,
      prospect:
        "Same points. Whether it's the same thing is a fair question. It's an indication. One afternoon, two pages. I heard Keldra lost a customer over false alarms. You'd know.",
    },
    {
      rep: "I don't, and I'd leave that one to them. Besides you, who signs for the cash?",
      moves: ['verify.authority'],
      prospect: "I recommend. Nadia Frame signs. She's the treasurer.",
    },
    {
      rep: 'Nadia, then. When does she stop taking numbers?',
      moves: ['reflect', 'verify.timeline'],
      prospect:
        'The September forecast closes on Friday the twenty-fourth. I get one slot before it. Thursday, half past eight. So who does what?',
    },
    {
      rep: "I go first. By Wednesday noon, one page: four invoices, three years, no rollover. Thursday the twenty-third, half past eight, you, Nadia and me. If she says moved cash doesn't count, that's a no and I'll say so there. You hold the letter until the twenty-fourth.",
      moves: ['next-step', 'disqualify'],
      prospect:
        "All right. I hold the letter until Friday the twenty-fourth. Not a day longer. I'll say it's coming. Don't make me look foolish.",
    },
  ],
};

export const weakCall: MarkedCall = {
  opening: 'You asked for the renewal. I asked for the call. Go on.',
  turns: [
    {
      rep: "Thanks for making time, Colm. I wanted to walk through next year together. How's everything been going with the service?",
      moves: ['question.open'],
      prospect: "Wide question. You'd get a thin answer. Fifteen per cent. Tell me how you'd like to get there.",
    },
    {
      rep: "I understand, everyone's under pressure. The six hundred does include the night desk, the yearly certificates, the batteries…",
      moves: ['acknowledge', 'feature'],
      prospect: "That's three. I stop at three. So it's good, and it's still two hundred and forty.",
    },
    {
      rep: 'Fair. Is the fifteen just us, or across the board?',
      moves: ['acknowledge', 'question.closed'],
      probe: true,
      prospect:
        "That's about the number, at least. It isn't about you. There's a memo, thirty-one contracts, the same fifteen on each.",
    },
    {
      rep: "Right. Well, against most suppliers we're lean. We've held six hundred since 2022, and that's with wages going up every year.",
      moves: ['defend', 'compare'],
      prospect:
        "Everyone's price is fair. I've had twenty-two fair prices since May. Twenty to three your alarm goes. Twenty to four somebody's in the hall. Explain the hour.",
    },
    {
      rep: 'In fairness, the number we rang had left the company. The site keeps that list, and our first call was inside three minutes.',
      moves: ['defend'],
      prospect: "So it was us. That's what the letter said.",
    },
    {
      rep: "That came out wrong. I'm sorry about that night. Did your insurer cover it?",
      moves: ['apologise', 'question.closed'],
      probe: true,
      prospect: "That's mine for now. The second call was late. How late?",
    },
    {
      rep: 'A minute or two, as far as I know. I can check.',
      moves: ['hedge'],
      prospect: "It wasn't. It's in your own log.",
    },
    {
      rep: "You're right, I should know that. I'll look it up today.",
      moves: ['acknowledge'],
      prospect: "I'll be blunt. You've been talking and I've been paying.",
    },
    {
      rep: 'Look, we want to keep this. I could probably do three per cent.',
      moves: ['hedge', 'concede'],
      prospect: "I've written three per cent down. It was free, so that's where we start. ",
    },
    {
      rep: 'Or five, if you could see your way to confirming soon.',
      moves: ['concede'],
      returned: false,
      prospect: 'Forget fifteen. Give me the rate on its own. Five hundred and ten.',
    },
    {
      rep: "Five-ten's below what I can do. How did you get to it?",
      moves: ['question.open'],
      probe: true,
      prospect:
        "The number is fifteen. I haven't got a second one. Bridie Lunn, sorry. Is the yearly certificate inside the six hundred, or extra?",
    },
    {
      rep: 'Inside it, Bridie. One for every point, every year.',
      moves: [],
      prospect: "Good. Short as well. Three days. I'd begin with whatever's hardest for you.",
    },
    {
      rep: 'Okay. What would you need to see to feel comfortable with us?',
      moves: ['question.open'],
      prospect: "I asked one other firm what they'd charge. Keldra said a hundred and eighty-nine.",
    },
    {
      rep: "With respect, Keldra haven't got a night desk at all, and from what I hear their alarms are patchy.",
      moves: ['defend', 'compare', 'disparage'],
      prospect: "You sound worried. They didn't. I think we're done. Unless you've a question.",
    },
    {
      rep: "Fair enough. Is there anyone else at your end I should copy in? Otherwise I'll send you something with the five per cent by Thursday.",
      moves: ['verify.authority', 'next-step'],
      prospect: 'You never got to what it was for. Goodbye.',
    },
  ],
};
