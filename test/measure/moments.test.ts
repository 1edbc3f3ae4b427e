import { describe, expect, it } from 'vitest';
import type { Beat } from '../../server/domain/beat.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { MoodRow } from '../../server/domain/temperament.ts';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, desk, type Line, library, price, talk, tells, waiting } from './talk.ts';

/** Which turns are shown as having decided a call, and what is said of them. */

function cardOf(lines: readonly Line[], scenario: Scenario = desk) {
  const turns = talk(scenario, lines);
  const rubric = library.rubrics.get(scenario.rubric);
  if (!rubric) throw new Error('no rubric');
  const card = scoreTurns({ turns, scenario, rubric, listener: 'rules-1' });
  const words = (at: { seq: number; start: number; end: number } | null | undefined) =>
    at ? (turns.find(({ seq }) => seq === at.seq)?.text.slice(at.start, at.end) ?? '') : null;
  return { ...card, words, moment: (seq: number) => card.moments.find(({ replayFrom }) => replayFrom === seq) };
}
const took =
  (rows: MoodRow[], trust: number): Extract<Line, { rep: string }>['after'] =>
  (state) => {
    state.rows = rows;
    state.mood.trust += trust;
  };
const answered = (reply: string): Beat[] => [beat('small-talk', { part: 'reaction', reply })];

describe('[MEASURE7] the moments shown', () => {
  const helped: Line[] = [
    price('Fifteen.'),
    { rep: 'Where does the fifteen come from?', after: took(['asked'], 12) },
    { says: 'A memo.' },
    { rep: 'Who wrote the memo?', after: took(['asked'], 11) },
    { says: 'Treasury.' },
    { rep: 'And what does treasury count by September?', after: took(['asked'], 10) },
    { says: 'Cash.' },
  ];

  it.each([
    ['I can take four per cent off, no strings.', 'gave something for nothing'],
    ['Honestly, Keldra are cowboys.', 'ran a rival down'],
  ])('hold one that cost, where "%s" was said, though three others weighed more', (rep, what) => {
    const { moments } = cardOf([...helped, { rep, after: took([], 1) }, { says: 'Right.' }]);
    expect(moments).toHaveLength(3);
    const cost = moments.filter((moment) => !moment.helped);
    expect(cost.map(({ headline }) => headline)).toEqual([expect.stringContaining(what)]);
  });

  it('tell what cost as what it was, where a question of fact was passed over and nothing else was done amiss', () => {
    const lines: Line[] = [
      ...helped,
      { says: "Bridie. How long do the batteries last before someone's up a ladder?" },
      { rep: 'Which week is it counted in?', after: took(['asked'], 4) },
      { says: 'The last.' },
    ];
    const [cost] = cardOf(lines).moments.filter((moment) => !moment.helped);
    expect(cost?.headline).toBe('You passed over a question of fact');
  });

  it('are all helps where nothing cost', () => {
    const { moments } = cardOf([...helped, { rep: 'Which week is it counted in?', after: took(['asked'], 1) }]);
    expect(moments.map((moment) => moment.helped)).toEqual([true, true, true]);
  });

  it('show where the weakest criterion lost, where no turn cost by itself', () => {
    const concern = (objection: string, topic: string, says: string): Line => ({
      says,
      by: [beat('object.trust', { objection, topic })],
    });
    const pass: Line = { rep: 'I hear that. Let us go on to the dates.', after: took(['acknowledged'], 1) };
    const { moments } = cardOf([
      ...helped,
      concern('o-march', 'march', 'And March?'),
      pass,
      concern('o-friday', 'dates', 'Friday, then.'),
      { rep: 'I hear you on Friday as well.', after: took(['acknowledged'], 1) },
      concern('o-october', 'october', 'And October?'),
      { rep: 'Noted, October matters.', after: took(['acknowledged'], 1) },
      { says: 'So.' },
    ]);
    const [cost] = moments.filter((moment) => !moment.helped);
    expect(cost?.headline).toMatch(/^You let a chance pass: /);
    expect(cost?.effect).toContain('is the weakest of the criteria');
  });
});

describe('[MEASURE18] what is told of a moment', () => {
  it('an offer that got a no was offered, and proposed no step', () => {
    const rep = "If you sign for thirty-six months, I'll do four invoices, so 180 stays with you on 30 September.";
    const lines: Line[] = [
      price('Fifteen.'),
      { rep, after: took(['stepped'], 6) },
      { says: 'No.', by: answered('offer-short') },
    ];
    const card = cardOf(lines);
    expect(card.moment(2)?.headline).toBe('You offered a trade that was not taken');
    expect(card.ledger?.trust[0]?.why).toBe('You offered a trade that was not taken.');
  });

  it.each([
    ['You are 60,000 short, so where would the sixty thousand come from?', true],
    ['We are at 240,000 a year, so where would the money come from?', false],
  ])('"%s" works in their figures: %s', (rep, is) => {
    const lines: Line[] = [{ says: 'We are sixty thousand short.' }, { rep, after: took(['quantified', 'asked'], 6) }];
    expect(cardOf(lines).moment(2)?.headline.includes('worked in their figures')).toBe(is);
  });

  it('a limit that nobody had asked after is said unasked, and quoted', () => {
    const limit = 'I should say that Castle Dock has no mobile back-up.';
    const lines: Line[] = [
      { says: 'Whole nights, that is what counts.', by: [tells('counted', 1, 'count')] },
      { rep: `${limit} What comes second to whole nights?`, after: took(['owned-fault'], 9) },
    ];
    const { moment, words } = cardOf(lines);
    expect(moment(2)?.headline).toBe('You said unasked where yours ends');
    expect(words(moment(2)?.at)).toBe(limit);
  });

  it('a fault is quoted from the sentence that owns it, not from one that goes on telling', () => {
    const march: Line = { says: 'March.', by: [beat('object.trust', { objection: 'o-march', topic: 'march' })] };
    const rep = 'Yes, and some of that was us. The second call went out at 03:05. What did it cost you?';
    const { moment, words } = cardOf([march, { rep, after: took(['owned-fault'], 9) }]);
    expect(moment(2)?.headline).toBe('You owned the fault first');
    expect(words(moment(2)?.at)).toBe('Yes, and some of that was us.');
  });

  it('a silence that stood before a turn is told as that, and only where the turn did nothing else', () => {
    const lines = (rows: MoodRow[]): Line[] => [
      { says: 'I was counting.' },
      { rep: 'How does it come out in September?', after: took(rows, 6) },
    ];
    expect(cardOf(lines(['asked', 'let-hold-stand'])).moment(2)?.headline).toBe('You asked a question of this call');
    expect(cardOf(lines(['let-hold-stand'])).moment(2)?.headline).toBe('You had let the silence before it stand');
  });

  it('a call that closed on a condition leads with its step', () => {
    const step = 'You and me on Thursday 5 November at ten, and if the count fails I say stop.';
    const lines: Line[] = [
      { says: 'Would you hand them over?' },
      {
        rep: `Yes, all of them. ${step} Will you be there?`,
        after: (state) => {
          state.rows = ['asked'];
          state.mood.trust += 5;
          state.ended = 'honest-no';
        },
      },
      { says: 'A no I can use.' },
    ];
    const { moments, outcome, words } = cardOf(lines);
    expect(moments[0]?.headline).toMatch(/^You proposed a step with /);
    expect(words(moments[0]?.at)).toBe(step);
    expect(outcome.step).toMatchObject({ date: expect.stringContaining('Thursday 5 November') });
    expect(words(outcome.step?.at)).toBe(step);
  });

  it('its step is told to the rep, with all of what would undo it', () => {
    const lines: Line[] = [
      { says: 'So?' },
      {
        rep: "Thursday 16 July at ten, you, Nadia and me. If she says yes you hold the notice, and if she doesn't it goes out.",
        after: (state) => {
          state.ended = 'agreed';
        },
      },
      { says: 'All right.' },
    ];
    expect(cardOf(lines).outcome.step).toMatchObject({
      owner: 'Colm, Nadia and you',
      condition: "If she says yes you hold the notice, and if she doesn't it goes out",
    });
  });
});

describe('[MEASURE7] what a moment answered', () => {
  it('is the last question put, not what was told before it or said after it', () => {
    const says = 'Some of them are short. What would you like to leave with? You might get half.';
    const told = { ...tells('third-year', 1, 'contract'), earned: false };
    const lines: Line[] = [
      { says, by: [told, ...answered('handing-over')] },
      { rep: 'A count of one practice on Monday. Who signs it?', after: took(['asked'], 6) },
    ];
    const { moment, words } = cardOf(lines, waiting);
    expect(words(moment(2)?.answered)).toBe('What would you like to leave with?');
  });
});

describe('[MEASURE19] another answer', () => {
  const trap = { text: 'No.', why: 'Shuts the door.' };
  const withAnswers = (good: string[]): Scenario => ({
    ...waiting,
    exemplars: { 'object.trust': { good, trap } },
  });
  const lines: Line[] = [
    { says: 'Go on.' },
    { rep: 'How many of yours do braces?' },
    { says: 'Braces, at Fosse Lane.', by: [tells('braces-bid', 1, 'ortho'), tells('braces-bid', 2, 'ortho')] },
    { rep: 'Then Fosse Lane may stay where it is.' },
    { says: 'Hollin went home over braces.', by: [beat('object.trust', { objection: 'went-back', topic: 'record' })] },
    { rep: 'It was before my time.', after: took(['defended'], -9) },
  ];

  it.each(['They left over braces. Do you do any?', 'Hollin left over braces. Have you that at all?'])(
    'never asks what had been told: "%s"',
    (answer) => {
      expect(cardOf(lines, withAnswers([answer])).moment(6)?.better).toBeNull();
    },
  );

  it('may ask on about it', () => {
    const answer = 'Hollin left over braces. Who would have to be content there?';
    expect(cardOf(lines, withAnswers([answer])).moment(6)?.better).toBe(answer);
  });
});
