import { describe, expect, it } from 'vitest';
import type { Beat } from '../../server/domain/beat.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { MoodRow } from '../../server/domain/temperament.ts';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, desk, find, type Line, library, price, quoted, rowsOf, talk, waiting } from './talk.ts';

/** What a rep who argues is told: what was untrue, given away, laid on them or passed over, at the words that did it. */

function cardOf(lines: readonly Line[], scenario: Scenario = desk) {
  const turns = talk(scenario, lines);
  const rubric = library.rubrics.get(scenario.rubric);
  if (!rubric) throw new Error('no rubric');
  const card = scoreTurns({ turns, scenario, rubric, listener: 'rules-1' });
  const words = (at: { seq: number; start: number; end: number } | null | undefined) =>
    at ? (turns.find(({ seq }) => seq === at.seq)?.text.slice(at.start, at.end) ?? '') : null;
  return { ...card, words };
}
const took =
  (rows: MoodRow[], trust: number): Extract<Line, { rep: string }>['after'] =>
  (state) => {
    state.rows = rows;
    state.mood.trust += trust;
  };
const named = (says = 'Keldra do it for less.'): Line => ({
  says,
  by: [beat('competitor', { topic: 'keldra', pressing: true })],
});

describe('[M20] [MEASURE20] a difference that is untrue as it is said', () => {
  const planting = (rep: string) => [{ says: 'My broadband drops.' }, { rep }, named()] satisfies Line[];
  const asks = 'What does your broadband do at night?';

  it('sets nobody apart', () => {
    const rep = `Mobile backup means you are covered everywhere. ${asks}`;
    expect(find('planted-differentiators', planting(rep)).value).toBe(0);
    expect(find('claims-wrong', planting(rep)).value).toBe(1);
  });

  it('with its exception it does', () => {
    const rep = `You have mobile backup at Sallow Road and Fenn Lane. ${asks}`;
    expect(find('planted-differentiators', planting(rep)).value).toBe(1);
  });

  it('what follows "so are" is no question', () => {
    const rep = 'Five years. So are the certificates, in the price.';
    expect(find('discovery-closed', [{ says: 'And the batteries?' }, { rep }]).value).toBe(0);
  });
});

describe('[M19] [MEASURE20] one sentence on a rival', () => {
  const rep = "With Keldra it's 46 grand to fit and ten weeks of changing sensors. What would October do to that?";
  const lines: Line[] = [
    { says: 'October is the audit.', by: [beat('object.risk', { objection: 'o-october', topic: 'october' })] },
    { rep: 'Which day in October?' },
    named(),
    { rep },
  ];

  it('is told once: to the point, or a chance missed', () => {
    const row = find('fair-intelligence', lines);
    const turns = talk(desk, lines);
    const both = quoted(turns, row).filter((words) => quoted(turns, row, 'missed').includes(words));
    expect(both).toEqual([]);
    expect(row.value).toBe(1);
  });

  it('with something amiss in it is a chance missed', () => {
    const row = find('fair-intelligence', [
      ...lines.slice(0, 3),
      { rep: 'Keldra take ten weeks to change, and they will rip you off.' },
    ]);
    expect(row.value).toBe(0);
  });
});

describe('[M12] [MEASURE20] a true fact told to shift the blame', () => {
  const lines: Line[] = [
    { says: 'You did not ring the right man.', by: [beat('object.trust', { objection: 'o-march', topic: 'march' })] },
    { rep: 'He left in January. Your site keeps the list, not us.', after: took(['answered'], 12) },
    { says: 'Right.' },
    { rep: 'What would you need to see?', after: took(['asked'], 4) },
  ];

  it('hears nothing, owns nothing, and is told as a defence', () => {
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('objections-acknowledged').value).toBe(0);
    const { ledger, moments, headline } = cardOf(lines);
    expect(ledger?.trust[0]?.why).toBe('You defended your side; it pleased for the moment.');
    expect(moments.find(({ replayFrom }) => replayFrom === 2)?.helped).toBe(false);
    expect(headline).not.toContain('answered');
  });

  it('denied in so many words it is not heard either', () => {
    const rep = "He had left, so that one's not really on us.";
    expect(find('objections-acknowledged', [lines[0] as Line, { rep }]).value).toBe(0);
  });

  it('owned it is', () => {
    const rep = 'He had left, and our check of the list was missed. That one is on us.';
    expect(find('objections-acknowledged', [lines[0] as Line, { rep }]).value).toBe(1);
  });
});

describe('[MEASURE21] what was given for nothing', () => {
  const lines = (more: Line[] = []): Line[] => [
    price('Fifteen.'),
    { rep: 'Where does the fifteen come from?', after: took(['asked'], 14) },
    { says: 'A memo.' },
    { rep: 'Who wrote the memo?', after: took(['asked'], 13) },
    { says: 'Treasury. It needs to be lower.' },
    { rep: "Not much further, I can do 564 and that's me done.", after: took(['gave'], 2) },
    { says: 'Written down.' },
    ...more,
  ];
  const again: Line[] = [
    { rep: "I'll put 564 in writing.", after: took(['stepped'], -9) },
    { says: 'Fine.' },
    { rep: 'Honestly, Keldra are cowboys.', after: took(['disparaged'], -9) },
  ];

  it('is a moment where it was first given, not where it is said again', () => {
    const { moments, words } = cardOf(lines(again));
    const gifts = moments.filter(({ headline }) => headline.includes('gave something for nothing'));
    expect(gifts.map(({ at }) => words(at))).toEqual(["Not much further, I can do 564 and that's me done."]);
    expect(moments.some(({ helped }) => helped)).toBe(true);
  });

  it('is one of them however small, and says that it pleased', () => {
    const small = lines(again).map((line) => ('rep' in line ? { ...line, rep: line.rep.replace('564', '594') } : line));
    const gift = cardOf(small).moments.find(({ headline }) => headline.includes('gave something'));
    expect(gift?.helped).toBe(false);
    expect(gift?.effect).toMatch(/^It pleased for the moment: trust rose by 2\./);
  });
});

describe('[M41] [MEASURE21] no step made', () => {
  const handing: Beat = beat('small-talk', { reply: 'handing-over' });
  const lines: Line[] = [
    { says: 'So.' },
    { rep: "I'll email you the letter this week." },
    { says: 'And what goes in my diary?', by: [handing] },
    { rep: 'Nothing, just watch for my email.' },
    { says: 'Right.' },
  ];

  it('is quoted where what comes of it was asked for', () => {
    const turns = talk(desk, lines);
    const row = rowsOf(turns, desk);
    expect(row('next-step-agreed').value).toBe(0);
    expect(quoted(turns, row('next-step-agreed'), 'missed')).toEqual(['Nothing, just watch for my email.']);
    expect(quoted(turns, row('next-step-quality'), 'missed')).toEqual(['Nothing, just watch for my email.']);
  });

  it('nowhere where nobody asked', () =>
    expect(find('next-step-agreed', [{ says: 'So.' }, { rep: 'Thanks.' }, { says: 'Right.' }]).missed).toEqual([]));
});

describe('[MEASURE22] an objection after the goodbye', () => {
  const late: Line = {
    says: 'There will not be another year by accident.',
    by: [beat('object.terms', { objection: 'o-clause', topic: 'renewal' })],
  };
  const n = (rep: string) => find('objection-question-first', [price('Fifteen.'), { rep }, late]).n;

  it.each(['I hear you. Thanks for your time, both.', "Right, I'll let you go.", 'Good. Speak soon.'])(
    'is no chance: %s',
    (rep) => expect(n(rep)).toBe(1),
  );

  it.each(['I hear you.', 'Thanks for your time. What else is there?'])('before it, it is: %s', (rep) =>
    expect(n(rep)).toBe(2),
  );
});

describe('[MEASURE22] a position with a figure', () => {
  const raised = (says: string): Line[] => [
    { says, by: [beat('object.competitor', { objection: 'o-quote', topic: 'keldra' })] },
    { rep: 'I see.' },
  ];
  const first = (lines: Line[], fact: string, scenario = desk) =>
    cardOf(lines, scenario).ledger?.facts.find(({ id }) => id === fact)?.rungs[0]?.state;

  it('is not told by a concern that shows none', () => {
    expect(first(raised('I have their sheet and yours. Yours is the longer.'), 'keldra')).not.toBe('told');
    const offer: Line = {
      says: 'They are in already.',
      by: [beat('object.competitor', { objection: 'corvane-offer', topic: 'corvane' })],
    };
    expect(first([offer, { rep: 'I see.' }], 'corvane-offer', waiting)).not.toBe('told');
  });
});
