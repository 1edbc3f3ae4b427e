import type { Beat, BeatId, ReactionId } from '../../server/domain/beat.ts';
import type { EndReason, ProspectState } from '../../server/domain/prospect-state.ts';
import type { DirectorStep, RecordedEvent, RecordedStep, SessionRecord } from '../../server/domain/record.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { MoodRow } from '../../server/domain/temperament.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { initialState } from '../../server/prospect/director.ts';
import { resistance } from '../../server/prospect/resistance.ts';

/**
 * The two calls of the night desk that were scored by hand, as records: the prospect's words, beats
 * and mood as they were written down, the rep's moves and readings as the listener finds them.
 */

type Said = { text: string; persona?: string; beats: Beat[] };
type Worked = {
  at: string;
  rep: string;
  says: Said[];
  /** Patience, trust, interest, irritation afterwards. */
  mood: [number, number, number, number];
  rows?: MoodRow[];
  resolves?: string[];
};

const by = (beat: BeatId, part: Beat['part'], more: Partial<Beat> = {}): Beat => ({
  beat,
  part,
  persona: 'colm',
  ...more,
});
const tells = (fact: string, rung: number, topic: string, earned = true) =>
  by('reveal', 'rung', { fact, rung, topic, earned });
const opens = (objection: string, type: string, topic: string, pressing = false) =>
  by(`object.${type}` as BeatId, 'concern', { objection, topic, pressing });
const reacts = (objection: string, type: string, reaction: ReactionId) =>
  by(`object.${type}` as BeatId, 'reaction', { objection, reaction });
const fires = (event: string, beat: BeatId, more: Partial<Beat> = {}) =>
  by(beat, 'concern', { event, pressing: true, ...more });
const colm = (text: string, ...beats: Beat[]): Said => ({ text, beats });
const bridie = (text: string, ...beats: Beat[]): Said => ({
  text,
  persona: 'bridie',
  beats: beats.map((b) => ({ ...b, persona: 'bridie' })),
});

export const ines: Worked[] = [
  {
    at: '00:12',
    rep: "Three things, then: your number, what happened in March, and whatever's marked in the contract. Where do you want to start?",
    says: [colm('Two hundred and forty. I have two hundred and four.', opens('o-fifteen', 'price', 'the-fifteen'))],
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
        tells('fifteen', 2, 'the-fifteen'),
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
        tells('fifteen', 3, 'the-fifteen'),
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
        opens('o-further', 'price', 'rate', true),
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
        opens('o-clause', 'terms', 'clause'),
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
        tells('renewal-clause', 2, 'clause'),
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
        tells('renewal-clause', 3, 'clause'),
        opens('o-friday', 'timing', 'friday', true),
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
        tells('the-date', 2, 'friday'),
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
        tells('the-date', 3, 'friday'),
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

export const rob: Worked[] = [
  {
    at: '00:12',
    rep: "Thanks for making time, Colm. I wanted to walk through next year together. How's everything been going with the service?",
    says: [
      colm(
        "Wide question. You'd get a thin answer. Fifteen per cent. Tell me how you'd like to get there.",
        by('small-talk', 'reaction', { reply: 'stock' }),
        opens('o-fifteen', 'price', 'the-fifteen'),
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
        tells('fifteen', 2, 'the-fifteen'),
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
        fires('e-split', 'object.price', { objection: 'o-further', topic: 'rate' }),
      ),
    ],
    mood: [15, 21, 40, 78],
    rows: ['gave', 'filled-hold'],
  },
  {
    at: '08:18',
    rep: "Five-ten's below what I can do. How did you get to it?",
    says: [
      colm("The number is fifteen. I haven't got a second one.", tells('fifteen', 1, 'the-fifteen')),
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
        fires('e-deadline', 'object.timing', { objection: 'o-friday', topic: 'friday' }),
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

const msOf = (at: string) => Number(at.slice(0, 2)) * 60_000 + Number(at.slice(3)) * 1000;
const moodOf = ([patience, trust, interest, irritation]: Worked['mood']) => ({ patience, trust, interest, irritation });

/** The question of fact that a said line puts, as the scenario has it. */
function askedBy(scenario: Scenario, said: readonly Said[]): NonNullable<ProspectState['asked']> | null {
  for (const event of scenario.events)
    for (const line of event.lines)
      if (line.asks && said.some(({ text }) => text.includes(line.text)))
        return { ...line.asks, event: event.id, turn: 0 };
  return null;
}

function after(
  scenario: Scenario,
  state: ProspectState,
  { says, mood, rows, resolves }: Worked,
  turn: number,
): ProspectState {
  const next = structuredClone(state);
  next.turn = turn;
  next.mood = moodOf(mood);
  next.rows = rows ?? [];
  next.asked = askedBy(scenario, says);
  for (const beat of says.flatMap((said) => said.beats)) {
    if (beat.fact && beat.rung) next.told[beat.fact] = Math.max(next.told[beat.fact] ?? 0, beat.rung);
    if (beat.fact && beat.rung && beat.earned)
      next.earned[beat.fact] = Math.max(next.earned[beat.fact] ?? 0, beat.rung);
    if (beat.objection && beat.part === 'concern') {
      next.objections[beat.objection] ??= { raisedTurn: turn, resolved: false, held: [], met: 0 };
      next.open = beat.objection;
    }
    next.topic = beat.topic ?? next.topic;
  }
  for (const id of resolves ?? []) {
    const own = next.objections[id];
    if (own) own.resolved = true;
    if (next.open === id) next.open = null;
  }
  return next;
}

/** The record of a worked call, as the room would have kept it. */
export function recordOf(
  scenario: Scenario,
  opening: string,
  worked: readonly Worked[],
  ended: EndReason,
): SessionRecord {
  const events: RecordedEvent[] = [];
  const steps: RecordedStep[] = [];
  const before: Utterance[] = [];
  let state = initialState(scenario, 'cold');
  const add = (event: RecordedEvent['event'], atMs: number) => {
    events.push({ seq: events.length + 1, v: 1, atMs, event });
    return events.length;
  };
  const put = (
    seq: number,
    atMs: number,
    own: Pick<DirectorStep, 'moves' | 'uptake' | 'reading'>,
    says: readonly Said[],
  ) => {
    const beats = says.flatMap((said) => said.beats);
    const sayings = says.map(({ text, persona }) => ({ text, persona: persona ?? 'colm' }));
    steps.push({
      seq,
      v: 1,
      step: {
        kind: 'director',
        ...own,
        beats,
        says: sayings,
        state,
        resistance: resistance(scenario, state),
        wakeAtMs: null,
      },
    });
    for (const [saying, said] of sayings.entries()) {
      const spoken = add({ kind: 'prospect-turn', ...said }, atMs + 4000);
      steps.push({ seq: spoken, v: 1, step: { kind: 'voice', voice: 'model', stepSeq: seq, saying } });
      before.push({ speaker: 'prospect', text: said.text });
    }
  };
  const openingBeat = by('small-talk', 'opening', { reply: 'opening' });
  put(add({ kind: 'started' }, 0), 0, { moves: [], uptake: 0, reading: null }, [colm(opening, openingBeat)]);
  for (const [i, turn] of worked.entries()) {
    const atMs = msOf(turn.at) + 8000;
    const { moves, uptake } = listen({ speaker: 'rep', text: turn.rep, before });
    const reading = readTurn(scenario, turn.rep, moves, {
      before,
      open: state.open,
      topic: state.topic,
      asked: state.asked,
    });
    state = after(scenario, state, turn, i + 1);
    if (i === worked.length - 1) state.ended = ended;
    const seq = add({ kind: 'rep-turn', text: turn.rep, replyMs: 2000, tookMs: 8000 }, atMs);
    before.push({ speaker: 'rep', text: turn.rep });
    put(seq, atMs, { moves, uptake, reading }, turn.says);
  }
  add({ kind: 'ended', reason: ended }, msOf(worked.at(-1)?.at ?? '00:00') + 20_000);
  return { events, steps };
}

export const openings = {
  ines: "Varley. I've thirty-one of these to get through. You're number twenty-three.",
  rob: 'You asked for the renewal. I asked for the call. Go on.',
};
