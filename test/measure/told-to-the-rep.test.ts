import { describe, expect, it } from 'vitest';
import type { Beat } from '../../server/domain/beat.ts';
import type { Scorecard } from '../../server/domain/scorecard.ts';
import type { MoodRow } from '../../server/domain/temperament.ts';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, desk, find, type Line, library, quoted, rowsOf, scenarioOf, talk, tells } from './talk.ts';

/** The sentences of a card, put before the rep whose words they are of. */

const linen = scenarioOf('half-past-five');
const rubric = library.rubrics.get(desk.rubric);
if (!rubric) throw new Error('no rubric');
const cardOf = (lines: readonly Line[], scenario = linen): Scorecard =>
  scoreTurns({ turns: talk(scenario, lines), scenario, rubric: rubric as never, listener: 'rules-1' });

const says = (words: string, ...by: Beat[]): Line => ({ says: words, by });
const took =
  (trust: number, ...rows: MoodRow[]): Extract<Line, { rep: string }>['after'] =>
  (state) => {
    state.rows = rows;
    state.mood.trust += trust;
  };
const howOf = (lines: readonly Line[], id: string, scenario = linen) =>
  cardOf(lines, scenario).ledger?.objections.find((one) => one.id === id)?.how ?? '';

const ten = says('Fifty pence. I want forty-five.', beat('object.price', { objection: 'ten-per-cent', topic: 'ten' }));
const pitch = 'At 50p you get seven days a week and a second plant at Thorle.';
const notYet = says('I keep that one covered.', beat('deflect', { part: 'reaction', topic: 'ten', reply: 'not-yet' }));
const asks = 'What is the ten per cent actually for?';
const clause = says(
  'You guess, then you invoice the guess.',
  beat('object.terms', { objection: 'clause-eight', topic: 'losses' }),
);
const nothing = says(
  'Nothing will change, they said. Then nobody came.',
  beat('object.trust', { objection: 'nothing-will-change', topic: 'owners' }),
);

describe('[MEASURE43] an objection that was not met at once', () => {
  it('was asked about later, and not answered where they would not say', () => {
    const lines = [ten, { rep: pitch }, says('I had the leaflet.'), { rep: pitch }, says('Go on.'), { rep: asks }];
    expect(howOf([...lines, notYet], 'ten-per-cent')).toMatch(
      /^You asked about it later, at 02:30, and got no answer\. /,
    );
    expect(howOf([...lines, notYet], 'ten-per-cent')).toContain(
      'what lies behind “The ten”, which you asked for and weren’t told',
    );
    expect(howOf([...lines, says('Say it.')], 'ten-per-cent')).toMatch(/^You asked about it later, at 02:30\. /);
  });

  it('was not met where nothing was asked of it', () => {
    const lines = [ten, { rep: pitch }, says('I had the leaflet.'), { rep: pitch }, says('Go on.')];
    expect(howOf(lines, 'ten-per-cent')).toMatch(/^You didn’t meet it with a question\. /);
    expect(howOf(lines, 'ten-per-cent')).toContain('what lies behind “The ten”, asked for');
  });

  it('was only checked where what was meant is all that was asked, and the words after it are the miss', () => {
    const argued = "3,200 pieces at £7, that's what clause 8 says and you did sign it.";
    const lines = [clause, { rep: `You mean the March invoice? ${argued}` }, says('It goes.')];
    expect(howOf(lines, 'clause-eight')).toMatch(/^You only checked what was meant, and asked nothing behind it\. /);
    const turns = talk(linen, lines);
    expect(quoted(turns, rowsOf(turns, linen)('objection-question-first'), 'missed')).toEqual([argued]);
  });

  it.each([
    ["And I came in June, didn't I? Who was it said nothing would change?", 0],
    ["We've always rung you back, haven't we? Who was it said nothing would change?", 0],
    ['Who was it said nothing would change?', 1],
    ["We let you down there, didn't we? Who was it said nothing would change?", 1],
    ["They said it to your face, didn't they? Who was it said nothing would change?", 1],
  ])('is met first only where nobody vouched for himself ahead of it: %s', (rep, value) => {
    expect(find('objection-question-first', [nothing, { rep }], linen).value).toBe(value);
  });

  it('is quoted itself where the turn only owned something else', () => {
    const halcott = says(
      "You know what's on my other screen.",
      beat('object.competitor', { objection: 'forty-three-pence', topic: 'halcott' }),
    );
    const owns = 'Ok fair, that sounded like an excuse. Our duty manager sat on it. That was us, and I am sorry.';
    const turns = talk(linen, [halcott, { rep: owns }]);
    expect(quoted(turns, rowsOf(turns, linen)('objection-question-first'), 'missed')).toEqual([
      "You know what's on my other screen.",
    ]);
  });
});

describe('[MEASURE44] what a card says of a call', () => {
  it('counts an objection that was met when it was first said among those heard', () => {
    const lines: Line[] = [
      says('The number is fifteen per cent.', tells('fifteen', 1, 'number')),
      { rep: 'Where does the fifteen come from?' },
      says('A memo.', tells('fifteen', 2, 'number')),
      { rep: 'Thanks.' },
      says('It has to be fifteen per cent smaller.', beat('object.price', { objection: 'o-fifteen', topic: 'number' })),
      { rep: 'The last day for notice is the 31st.' },
    ];
    expect(find('objections-acknowledged', lines).says).toBe(
      '1 of 1 objection was heard before the talk moved on: 1 asked about when first said. Too few to judge by: it takes 3.',
    );
  });

  const cages = (rep: string, ...more: Line[]): Line[] => [
    says('Your cages were not there.', beat('object.trust', { objection: 'february', topic: 'february' })),
    { rep },
    says(
      "Seven operations put off. Forty-one thousand of theatre time. Twelve thousand didn't come back.",
      tells('the-cages', 2, 'february'),
    ),
    ...more,
  ];
  const owned =
    'The press at Hensby failed at 21:40 and we moved the work at 16:20, six hours forty late. That was our fault.';

  it('tells the money they put unasked, and counts only what a question drew', () => {
    const row = find('consequences-priced', cages(owned), linen);
    expect(row).toMatchObject({
      value: 0,
      says: 'They put a number on 1 consequence, though not for a question of yours.',
    });
    expect(find('consequences-priced', cages(`${owned} What did it cost you?`), linen).value).toBe(1);
    expect(find('consequences-priced', [says('Go on.'), { rep: owned }, says('Right.')], linen).says).toBe(
      'They put no number and no date on what the present state costs them.',
    );
  });

  it.each([
    ['Notice goes on Monday at nine.', 'told'],
    ['Tomasz sends the notice at nine.', 'hidden'],
  ])('tells no day that they never named: %s', (words, state) => {
    const raised = says(words, beat('object.timing', { objection: 'monday', topic: 'date' }));
    const after = ({ told }: { told: Record<string, number> }) => {
      told['the-date'] = 1;
    };
    const card = cardOf([raised, { rep: 'Hang on, no need for that.', after: after as never }, says('Well?')]);
    expect(card.ledger?.facts.find(({ id }) => id === 'the-date')?.rungs[0]?.state).toBe(state);
  });

  const limit = "My floor is £564 a point, and below that it's Owen Strand who decides.";
  const limits = (at: number, rep: string): Line[] => [
    says('Go on.'),
    { rep: 'What is the fifteen for?' },
    says('The year.'),
    { rep, at },
    says('Right.'),
  ];
  it('calls a duty that was done late late, and one that nobody did missing', () => {
    expect(find('disclosures-made', limits(14 * 60, limit)).says).toContain('said too late, at 14:00: “Say where');
    expect(find('disclosures-made', limits(14 * 60, 'Fine.')).says).toContain('missing: “Say where');
    const long = `${limit} ${'It is all at six hundred and I am not touching the rate for anybody at all today. '.repeat(6)}`;
    expect(find('disclosures-made', limits(90, long)).says).toContain(
      'said at 01:30, in a turn too long to count: “Say where',
    );
  });

  it('hears no demand where the close is handed over', () => {
    const hands = says('Tell me what I write beside your name.', beat('small-talk', { reply: 'handing-over' }));
    expect(howOf([hands, { rep: 'Write four of £54,000.' }, says('Good.')], 'o-yours', desk)).not.toContain('demand');
  });
});

describe('[MEASURE45] what is told of a turn', () => {
  const offer =
    "If you sign 36 months I'll put a 3% ceiling on the January rise, so clause 11 can't run away with you.";
  const whyOf = (rep: string, trust: number, ...rows: MoodRow[]) =>
    cardOf([says('Say something different.'), { rep, after: took(trust, ...rows) }, says('Right.')]).ledger?.trust.at(
      -1,
    )?.why;

  it('tells the terms of an offer as an offer, whatever it was taken for', () => {
    expect(whyOf(offer, 4, 'stepped')).toBe('You offered something for something.');
    expect(whyOf('I send the log by Tuesday, and we talk on Wednesday the 11th at ten.', 4, 'stepped')).toMatch(
      /^You proposed a step with an owner and a date/,
    );
  });

  it('tells what was asked back, and what was taken for a gift, as that', () => {
    expect(whyOf('Just Eastrow? That is 70 grand.', 2, 'asked')).toBe('You asked back, and it was taken well.');
    expect(whyOf('If you sign for 36 months, we can do a joint count.', -2, 'gave')).toBe(
      'It was taken for something more given.',
    );
    expect(whyOf('The wind blows there.', 2)).toBe('It was taken well, and nothing you said shows why.');
    expect(whyOf('The wind blows there.', -2)).toBe('It was taken amiss, and nothing you said shows why.');
  });

  it('leaves nothing there that it owned', () => {
    expect(whyOf('We sat on it for six hours. That was our fault.', 9, 'acknowledged', 'owned-fault')).not.toContain(
      'left it there',
    );
    expect(whyOf('I hear you.', 2, 'acknowledged')).toContain('left it there');
  });

  it('puts no answer on another matter beside a fault that was owned later', () => {
    const moment = (...beats: Beat[]) =>
      cardOf([
        says("You know what's on my other screen.", ...beats),
        {
          rep: 'The duty manager sat on it for six hours. That was our fault, and I am sorry.',
          after: took(9, 'owned-fault'),
        },
        says('Seven operations put off. Twelve thousand of theatre time.', tells('the-cages', 2, 'february')),
      ]).moments[0];
    const halcott = beat('object.competitor', { objection: 'forty-three-pence', topic: 'halcott' });
    expect(moment(halcott)).toMatchObject({
      better: null,
      trap: null,
      unsuggested: 'You went back to an earlier matter, and the answers on file are to what was put last.',
    });
    const february = beat('object.trust', { objection: 'february', topic: 'february' });
    expect(moment(february)?.better).toEqual(expect.any(String));
  });

  it('quotes the step where it is, and not where it would be undone', () => {
    const agreed = (state: { ended: unknown }) => {
      state.ended = 'agreed';
    };
    const step = 'Friday at ten then, you bring Nadia and Moira, I bring the page?';
    const rep = `It's a no if Nadia won't count it on 30 September, and then you've still got till the 31st. ${step}`;
    const lines = [says('So?'), { rep, after: agreed as never }, says('All right.')];
    const turns = talk(desk, lines);
    expect(quoted(turns, rowsOf(turns, desk)('next-step-agreed'))).toEqual([step]);
    expect(cardOf(lines, desk).outcome.step).toMatchObject({
      owner: 'Colm and you',
      condition: "It's a no if Nadia won't count it on 30 September, and then you've still got till the 31st",
    });
  });

  it('misses no step in the turn that put one where what comes next was asked', () => {
    const missed = (rep: string) => {
      const turns = talk(linen, [says('What happens next, and who does it?'), { rep }, says('Not yet.')]);
      return quoted(turns, rowsOf(turns, linen)('next-step-agreed'), 'missed');
    };
    const sent = 'I write it up and send you the log by Tuesday.';
    expect(missed(`${sent} You hold the notice till Wednesday the 11th and we speak at ten.`)).toEqual([]);
    expect(missed(sent)).toEqual([sent]);
  });

  it('counts the questions after a paper was promised as before the proposal', () => {
    const open = (paper: string) =>
      find('discovery-open', [
        says('Go on.'),
        { rep: paper },
        says('Send it.'),
        { rep: 'What would the fifteen do for you?' },
        says('Plenty.'),
      ]).value;
    expect(open("You're still owed the signed call log and you'll have it by Friday.")).toBe(1);
    expect(open('I will call you on Friday the 17th at ten.')).toBe(0);
  });
});
