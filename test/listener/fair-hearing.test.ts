import { describe, expect, it } from 'vitest';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { scenariosRoot } from '../prospect/acting.ts';
import { readScenarios } from '../prospect/scenario-files.ts';

/** What was said is heard as what it was: an owned fault, a rival's plain truth, a never against a limit, a day. */

const scenarios = readScenarios(scenariosRoot);

function hear(id: string, text: string, said = 'Go on.') {
  const scenario = scenarios.find((s) => s.id === id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  const before: Utterance[] = [{ speaker: 'prospect', text: said }];
  const { moves } = listen({ speaker: 'rep', text, before });
  const reading = readTurn(scenario, text, moves, { before, open: null, topic: null, asked: null });
  return { reading, moves, ids: moves.map(({ move }) => move) };
}

describe('[LISTEN22] a fault owned', () => {
  it.each([
    ['half-past-five', 'So the growth is in there because we never put a ceiling on it.', 'Your worst year was nine.'],
    ['night-desk', 'In March our second call was late, and your stock was the price of it.', 'Explain the hour.'],
    [
      'night-desk',
      'Yes. Alarm at 2:41, second call at 3:05. One at the desk, not two. Those minutes are ours.',
      'Late?',
    ],
  ])('%s: "%s" is owned, not defended', (id, text, said) => {
    const { reading, ids } = hear(id, text, said);
    expect(reading.ownFault).toBe(true);
    expect(ids).not.toContain('defend');
    expect(ids).not.toContain('feature');
  });
});

describe('[LISTEN23] a rival and ourselves', () => {
  it.each([
    'Their import carries the patients and rebuilds every recall from the last visit.',
    'They rebuild recalls at six months, from the last visit.',
  ])('"%s" is no claim on our own recalls', (text) => {
    const { reading } = hear('waiting-room', text, "Have you seen Tandle? It's quick.");
    expect(reading.claims.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
  });

  it('the same said of ours is wrong', () => {
    const { reading } = hear('waiting-room', 'Our recalls are rebuilt from the last visit.', 'And Tandle?');
    expect(reading.claims.map(({ fact, verdict }) => [fact, verdict])).toEqual([['recalls', 'wrong']]);
  });

  it.each([
    'Tandle is a toy.',
    "Corvane? They're dinosaurs, the lot of them.",
    "I hear they're running out of money at Tandle.",
  ])('"%s" runs a rival down', (text) => expect(hear('waiting-room', text).ids).toContain('disparage'));
});

describe('[LISTEN24] claims without bounds', () => {
  it.each([
    ['waiting-room', 'None of our moves ever has problems, our moves are always right, never a recall lost.'],
    ['waiting-room', "You'd be mad to stay: our uptime is a hundred per cent."],
    ['night-desk', 'You get mobile back-up at every site, and charts any day now.'],
    ['night-desk', 'I can make the liability unlimited for you.'],
  ])('%s: "%s" is wrong', (id, text) =>
    expect(hear(id, text).reading.claims.map(({ verdict }) => verdict)).toContain('wrong'),
  );

  it.each([
    ['night-desk', 'The liability was never unlimited, and a million is as far as it goes.'],
    ['waiting-room', 'Of our last 61 moves three were wrong on the first morning, so I never say never.'],
  ])('%s: "%s" is not', (id, text) =>
    expect(hear(id, text).reading.claims.map(({ verdict }) => verdict)).not.toContain('wrong'),
  );
});

describe('[LISTEN24] a truth told to shift the blame', () => {
  it('is no claim made well; told to own it, it is', () => {
    const said = 'Why was the second call late?';
    const verdictsOf = (text: string) => hear('night-desk', text, said).reading.claims.map(({ verdict }) => verdict);
    expect(verdictsOf('The first call went to a man who left in January, and nobody told us.')).toEqual([]);
    expect(verdictsOf('The first call went to a man who left in January.')).toEqual(['right']);
  });
});

describe('[LISTEN25] days', () => {
  it('a day named alone is a step when the next sentence says who does what', () => {
    const { moves } = hear('night-desk', 'Monday the twentieth, at ten. I bring the sum, you bring Nadia.');
    expect(moves.find(({ move }) => move === 'next-step')).toMatchObject({
      owner: 'I',
      date: 'Monday the twentieth, at ten',
    });
  });

  it.each(['You ranked price third, after all.', "There's March to put right and I won't make you ask."])(
    '"%s" names no step',
    (text) => expect(hear('night-desk', text).ids).not.toContain('next-step'),
  );
});

describe('[LISTEN12] what is given', () => {
  it.each([
    ['Ten per cent less and you can pay quarterly, how about that?', 'rate'],
    ["What about nine? Nine per cent, and say no more. I'll square it here.", 'rate'],
  ])('"%s" asks for nothing back', (text, id) => {
    const { gives } = hear('night-desk', text).reading;
    expect(gives.find((give) => give.id === id)?.returned).toBe(false);
  });

  it('what a trade comes to is no gift', () => {
    const { gives } = hear(
      'half-past-five',
      "At three per cent it's nine thousand three hundred, in writing by Friday.",
    ).reading;
    expect(gives).toEqual([]);
  });
});
