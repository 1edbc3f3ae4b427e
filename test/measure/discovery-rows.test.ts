import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, price, quoted, rowsOf, talk, tells } from './talk.ts';

describe('depth, consequences and tests', () => {
  const lines: Line[] = [
    price('Fifteen per cent.'),
    { rep: 'Who set the fifteen, and is it only us?' },
    { says: 'A memo in May. Fifteen off every contract.', by: [tells('fifteen', 2, 'number')] },
    { rep: 'How far off are you on the fifteen?' },
    {
      says: 'A hundred and seventy thousand pounds to go by the thirtieth of September.',
      by: [tells('fifteen', 3, 'number')],
    },
    { rep: 'Besides you, who signs for the cash?' },
    { says: 'Nadia Frame signs.', by: [tells('who-signs', 2, 'signers')] },
  ];

  it('[M3] weighs the rungs beneath the position', () => {
    const fact = (id: string) => desk.hidden.find((h) => h.id === id) ?? { weight: 0, rungs: [1, 1] };
    const all = desk.hidden.reduce((sum, h) => sum + h.weight, 0);
    const [fifteen, signs] = [fact('fifteen'), fact('who-signs')];
    const byHand =
      ((fifteen.weight * 2) / (fifteen.rungs.length - 1) + (signs.weight * 1) / (signs.rungs.length - 1)) / all;
    expect(find('depth-earned', lines).value).toBeCloseTo(byHand, 9);
    expect(find('stakes-earned', lines).value).toBe(0);
  });

  it('[M4] counts what they put a number on after a question; a figure the rep said first counts half', () => {
    // the sum and its date belong to one fact; a signer is no figure
    expect(find('consequences-priced', lines).value).toBe(1);
    const fed: Line[] = [
      { rep: 'Is it 170,000 pounds that you are short of?' },
      { says: 'Yes, £170,000.', by: [tells('fifteen', 3, 'number')] },
    ];
    expect(find('consequences-priced', [price('Fifteen.'), ...fed]).value).toBe(0.5);
  });

  it.each([
    ['What did that night cost you?', 'Twenty-five thousand, uninsured.', 1],
    ['By when does it have to be in?', 'By the thirtieth of September.', 1],
    ['What happened that night in March?', 'Everything came over, and four hundred recalls lost their dates.', 1],
    ['What does it cost you over a year?', 'Not the year. That one day.', 0],
    ['What does it cost you over a year?', 'Two days of it, lost.', 1],
    ['What would you want to look at first?', 'I can sign for twelve months myself.', 0],
    ['What do you pay them for it today?', 'We pay sixty-eight pounds, and they offer sixty-four.', 0],
    ['When does that agreement run out?', 'At the end of June; from July it runs in bands.', 0],
    ['One hall, four months. Would you take that as a first step?', 'Nine people short, six of them at night.', 0],
  ])('[M4] "%s" and "%s" make %i consequence', (rep, says, value) => {
    const told: Line[] = [price('Fifteen per cent.'), { rep }, { says, by: [tells('march', 2, 'march')] }];
    expect(find('consequences-priced', told).value).toBe(value);
  });

  it('[M22] answered is what their words answer, not what was asked with a word of it', () => {
    const date = desk.hidden.find(({ name }) => name === 'The date');
    const asked = (rep: string, says: string, by = tells('fifteen', 2, 'number')): Line[] => [
      price('Fifteen per cent.'),
      { rep },
      { says, by: [by] },
    ];
    const lines = asked('Is it a budget thing, or has somebody quoted you?', 'It is the same for everybody.');
    expect(find('reality-tested', lines).value).toBe(0);
    const weekday = asked('What happens then?', 'Monday morning.', tells(date?.id ?? '', 1, date?.topic ?? ''));
    expect(find('reality-tested', weekday).says).toContain('1 of 4 answered: timeline');
  });

  it('[M22] a test counts when it was asked and answered, and when the answer to another question told it', () => {
    // the signer was asked for; the thirtieth of September came with the sum
    const row = find('reality-tested', lines);
    expect(row.value).toBe(2);
    expect(row.says).toBe('2 of 4 answered: timeline, authority; no answer on: criteria, budget.');
    expect(quoted(talk(desk, lines), row)).toEqual([
      'How far off are you on the fifteen?',
      'Besides you, who signs for the cash?',
    ]);
    const refused = lines.with(6, {
      says: 'That is mine for now.',
      by: [beat('deflect', { part: 'reaction', reply: 'not-yet' })],
    });
    expect(find('reality-tested', refused).value).toBe(1);
  });
});

describe('discovery, talk and duties', () => {
  const lines: Line[] = [
    { says: 'You asked for the renewal.', at: 0 },
    { rep: 'What happened in the cold stores this spring?', at: 60 },
    { says: 'Hall 2 warmed up in March, and we lost stock.', at: 80 },
    { rep: 'Who rang whom that night?', at: 120 },
    { says: 'Nobody knows.', at: 150 },
    { rep: 'I could do four per cent off the price, then.', at: 180 },
    { says: 'So you say.', at: 200 },
    { rep: 'Which of the stores worries you most?', at: 240 },
  ];

  it('[M38] counts questions about their side up to the first proposal', () => {
    const row = rowsOf(talk(desk, lines), desk);
    expect(row('discovery-open').value).toBe(2);
    expect(row('discovery-closed').value).toBe(0);
    expect(row('discovery-rate').value).toBeCloseTo(2 / 3, 9);
    expect(row('discovery-time').value).toBe(180_000);
  });

  const side = (at: number): Line[] => [
    { says: 'You asked for the renewal.', at: 0 },
    { rep: 'What happened in the cold stores this spring?', at: at / 4 },
    { says: 'Hall 2 warmed up in March.', at: at / 3 },
  ];
  const then = { rep: 'What did March cost you in stock?', at: 300 };

  it.each([
    'The six hundred includes the night desk and the yearly certificates.',
    'In September the cash is short, then. What does that do to the stores?',
  ])('[M38] to list or to ask with a date in it proposes nothing: "%s"', (rep) => {
    const lines = [...side(120), { rep, at: 120 }, { says: 'So you say.', at: 200 }, then];
    expect(find('discovery-open', lines).value).toBeGreaterThanOrEqual(2);
  });

  it.each([
    'Start with one hall and sixty points for four months. Would the two of you take that as a first step?',
    'You and I meet on Thursday 16 July at ten, and if it fails the notice goes.',
    "Against thirty-six months, I'll put four invoices on paper. What would Nadia need to read?",
  ])('[M38] an offer put, a dated step and a trade do: "%s"', (rep) => {
    const lines = [...side(120), { rep, at: 120 }, { says: 'So you say.', at: 200 }, then];
    expect(find('discovery-open', lines).value).toBe(1);
  });

  it('[M38] of less than a minute there is neither a rate nor a length', () => {
    const lines: Line[] = [...side(20), { rep: 'I could do four per cent off the price.', at: 30 }];
    expect(find('discovery-open', lines).value).toBe(1);
    for (const id of ['discovery-rate', 'discovery-time']) {
      expect(find(id, lines).status).toBe('no-opportunity');
      expect(find(id, lines).says).toContain('less than a minute');
    }
  });

  it.each([
    ['Where does the fifteen come from, is it a target or a quote from somebody?', false],
    ['And who looks at that balance, you or Nadia?', false],
    ['What worries you or Moira most?', true],
    ['What did March cost you, in stock or in people’s nights?', true],
  ])('[M38] a question that ends on a choice is closed: "%s"', (rep, open) => {
    const row = rowsOf(talk(desk, [price('Fifteen per cent.'), { rep }, { says: 'It is.' }]), desk);
    expect([row('discovery-open').value, row('discovery-closed').value]).toEqual(open ? [1, 0] : [0, 1]);
  });

  it('[M37] [M43] counts words on both sides, and what was cut off is not said', () => {
    const cut: Line[] = [{ says: 'One two three four five six.', cut: 13 }, { rep: 'Seven eight nine.' }];
    const row = rowsOf(talk(desk, cut), desk);
    expect(row('talk-share-words').value).toBe(0.5);
    expect(row('interruptions').value).toBe(1);
    expect(row('longest-turn-words').value).toBe(3);
  });

  it('[M48] a subject raised late is not raised in time; one the prospect brought up was not the rep’s', () => {
    const late: Line[] = [
      { says: 'Go on.' },
      { rep: 'Some points watch nothing. Which of them do you use?', at: 13 * 60 },
    ];
    const early = late.with(1, { rep: 'Some points watch nothing. Which of them do you use?', at: 120 });
    expect(find('topics-raised', late).value).toBe(0);
    expect(find('topics-raised', early).value).toBeCloseTo(1 / 3, 9);
    expect(find('topics-raised', lines).n).toBeLessThan(3);
  });

  it('[M42] a forbidden claim counts wherever it is said', () => {
    const rule = desk.compliance.find((r) => r.rule === 'forbidden' && r.id === 'unlimited');
    const row = find('forbidden-claims', [{ says: 'Clause nine.' }, { rep: `We can offer ${rule?.terms[0] ?? ''}.` }]);
    expect(row.value).toBe(1);
  });

  it('[M49] takes up what they said of themselves only after they said it', () => {
    const item = desk.personal[0];
    const [said, taken] = [item?.said[0] ?? '', item?.takenUp[0] ?? ''];
    expect(find('personal-taken-up', [{ rep: `So, ${taken}.` }, { says: `I did ${said} once.` }]).value).toBe(0);
    expect(
      find('personal-taken-up', [{ says: `I did ${said} once.` }, { rep: `You said so: ${taken}, wasn't it?` }]).value,
    ).toBe(1);
  });

  it('[M45] speed counts only where the questions came first', () => {
    expect(find('time-to-next-step', lines).status).toBe('no-opportunity');
  });

  it('[M5] compares reply times under pressure with the calm ones', () => {
    const timed: Line[] = [
      { says: 'Go on.' },
      { rep: 'Where do you want to start?', replyMs: 2000 },
      { says: 'The number.' },
      { rep: 'What is it for?', replyMs: 2000 },
      price('Fifteen.'),
      { rep: 'Fifteen of what?', replyMs: 5000 },
      price('Fifteen per cent.'),
      { rep: 'Who set it?', replyMs: 3000 },
    ];
    expect(find('stress-reply-time', timed).value).toBe(2);
  });
});
