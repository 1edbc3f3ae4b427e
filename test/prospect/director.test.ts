import { describe, expect, it } from 'vitest';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import { initialState } from '../../server/prospect/director.ts';
import { type Acted, act, beatsOf, type Line, take, turn, wordsOf } from './acting.ts';
import { goodRep } from './good-rep.ts';
import { smallScenario } from './small-scenario.ts';

const cast = { scenario: smallScenario, difficulty: 'cold' as const, seed: 'one' };
const probe = { move: 'question.open' as const, probe: true };
const ask = (text: string, topic: string) => turn(text, ['reflect', probe], { topic });
const calm = { patience: 70, trust: 70, interest: 70, irritation: 20 };

/** A state in mid-call, at ease unless told otherwise. */
function at(over: Partial<ProspectState> = {}): ProspectState {
  return { ...initialState(smallScenario, 'cold'), turn: 3, mood: { ...calm }, ...over };
}
const say = (state: ProspectState, said: Acted, atMs = 60_000): Line =>
  take(cast, state, { kind: 'turn', ...said }, atMs);
const raised = { raisedTurn: 3, resolved: false, held: [false], met: 0 };

describe('the ladder', () => {
  it('[PROSPECT2] tells one rung a turn, and the position along with the second', () => {
    const first = say(at(), ask('why alpha', 'alpha'));
    expect(first.state.earned['fact-alpha']).toBe(2);
    expect(first.beats.filter((b) => b.part === 'rung').map((b) => b.rung)).toEqual([1, 2]);
    const second = say(first.state, ask('why alpha', 'alpha'), 90_000);
    expect(second.state.earned['fact-alpha']).toBe(3);
  });

  it('[PROSPECT2] refuses a rung that the mood has not earned, and deflects', () => {
    const wary = say(at({ mood: { ...calm, trust: 10 } }), ask('who alpha', 'alpha'));
    expect(wary.state.earned['fact-alpha']).toBeUndefined();
    expect(wary.beats).toContainEqual(expect.objectContaining({ beat: 'deflect', reply: 'not-yet' }));
  });

  it('[PROSPECT2] tells no more than a position in a hostile mood', () => {
    const hostile = say(at({ mood: { ...calm, irritation: 80 } }), ask('when alpha', 'alpha'));
    expect(hostile.state.told['fact-alpha']).toBe(1);
  });

  it('[PROSPECT2] gives nothing to a stock question, to a turn with every topic, or to one far too long', () => {
    const stock = ask('who alpha', 'alpha');
    stock.reading.questions = [{ start: 0, end: 9, specific: false, stock: true, repeated: false, topic: null }];
    expect(say(at(), stock).state.earned).toEqual({});
    const wide = ask('who alpha who bravo who carol who delta who echo', 'alpha');
    const names = ['alpha', 'bravo', 'carol', 'delta', 'echo'];
    wide.reading.topics = names.map((topic, i) => ({ start: i, end: i + 1, topic }));
    expect(say(at(), wide).state.earned).toEqual({});
    expect(say(at(), wide).state.rows).toEqual(['stock']);
    const three = ask('who alpha who bravo who carol', 'alpha');
    three.reading.topics = wide.reading.topics.slice(0, 3);
    expect(say(at(), three).state.earned).toEqual({});
    const long = ask(`who alpha ${'and more '.repeat(60)}`, 'alpha');
    long.reading.kind = 'too-long';
    expect(say(at(), long).state.earned).toEqual({});
  });

  it('[PROSPECT2] says a told rung again, in other words, to whoever asks again', () => {
    const first = say(at(), ask('who alpha', 'alpha'));
    const again = say({ ...first.state, told: { 'fact-alpha': 4 } }, ask('who alpha', 'alpha'), 90_000);
    expect(again.beats).toContainEqual(expect.objectContaining({ fact: 'fact-alpha', rung: 2, reply: 'again' }));
    expect(wordsOf([again])).not.toEqual(wordsOf([first]));
  });
});

describe('objections', () => {
  const open = (over: Partial<ProspectState> = {}) =>
    at({ objections: { 'objection-2': { ...raised, held: [false] } }, open: 'objection-2', topic: 'bravo', ...over });

  it('[PROSPECT3] reacts to what was done with the one that has the floor', () => {
    const reactions: [Acted, string][] = [
      [ask('how so', 'bravo'), 'question'],
      [turn('It has a dial.', ['feature']), 'feature'],
      [turn('That is simply our price.', ['defend'], { topic: 'bravo' }), 'defend'],
      [turn('Lovely office you have at golf.', ['agenda'], { topic: 'golf' }), 'ignore'],
    ];
    for (const [said, reaction] of reactions)
      expect(say(open(), said).beats).toContainEqual(expect.objectContaining({ objection: 'objection-2', reaction }));
  });

  it('[PROSPECT3] hears the same answer twice as the same', () => {
    const text = 'Every desk has two people on every shift.';
    const said = say(open({ lastRepText: text }), turn(text, ['defend'], { topic: 'bravo' }));
    expect(said.beats[0]?.reaction).toBe('same');
  });

  it('[PROSPECT3] resolves once every condition has held since it was raised', () => {
    const line = say(open(), turn('deal2 against a term', [{ move: 'concede', return: true }], { topic: 'bravo' }));
    expect(line.state.objections['objection-2']?.resolved).toBe(true);
    expect(line.state.open).toBeNull();
  });

  it('[PROSPECT3] takes a concession off its topic as one on the first objection', () => {
    const gives = [{ start: 0, end: 15, id: 'invoices', returned: false }];
    const freely = say(open({ fired: { quiet: 1 } }), turn('Three per cent.', ['concede'], { topic: 'golf', gives }));
    expect(freely.beats[0]).toMatchObject({ objection: 'objection-1', reaction: 'give' });
  });

  it('[PROSPECT3] takes nothing as a gift that is neither on the trade table nor a rate', () => {
    const said = say(open({ fired: { quiet: 1 } }), turn('It is all in there.', ['concede'], { topic: 'bravo' }));
    expect(said.beats.map((beat) => beat.reaction)).not.toContain('give');
    expect(say(open(), turn('It is all in there.', ['concede'])).state.hold).toBeNull();
  });

  it('[PROSPECT3] puts resistance back up when another objection is raised', () => {
    const line = say(open(), turn('deal2 against a term', [{ move: 'concede', return: true }], { topic: 'bravo' }));
    expect(line.resistance).toBeCloseTo(60);
    const more = { ...line.state, objections: { ...line.state.objections, 'objection-3': raised } };
    expect(say(more, turn('Go on.')).resistance).toBeGreaterThanOrEqual(80);
  });
});

describe('holds and silence', () => {
  const trade = turn('Against a term.', [{ move: 'concede', return: true }]);

  it('[PROSPECT4] says nothing while it holds, and wakes within the hold’s bounds', () => {
    const line = say(at(), trade);
    expect(line.says).toEqual([]);
    const ms = (line.state.hold?.untilMs ?? 0) - 60_000;
    expect(ms).toBeGreaterThanOrEqual(6000);
    expect(ms).toBeLessThanOrEqual(10_000);
    expect(line.wakeAtMs).toBe(line.state.hold?.untilMs);
  });

  it('[PROSPECT4] speaks when the hold has stood, and thanks for it in the next turn’s mood', () => {
    const line = say(at(), trade);
    const until = line.wakeAtMs ?? 0;
    const stood = take(cast, line.state, { kind: 'tick' }, until);
    expect(stood.events).toEqual([{ kind: 'hold', ms: until - 60_000, filled: false }]);
    expect(wordsOf([stood])[0]).toMatch(/^Stood/);
    expect(say(stood.state, turn('So.'), until + 5000).state.rows).toContain('let-hold-stand');
  });

  it('[PROSPECT4] counts a turn spoken into a hold, and keeps what it held back', () => {
    const asks = { ...trade, text: 'who alpha', reading: { ...trade.reading, topic: 'alpha' } };
    asks.moves = [...trade.moves, { move: 'question.open', start: 0, end: 9, confidence: 1, probe: true }];
    const line = say(at(), asks);
    expect(line.state.hold?.after.some((b) => b.fact === 'fact-alpha')).toBe(true);
    const filled = say(line.state, turn('Or five.'), 62_000);
    expect(filled.events[0]).toEqual({ kind: 'hold', ms: 2000, filled: true });
    expect(filled.state.rows).toContain('filled-hold');
    expect(filled.state.earned['fact-alpha']).toBeUndefined();
    expect(take(cast, line.state, { kind: 'tick' }, line.wakeAtMs ?? 0).state.earned['fact-alpha']).toBe(2);
  });

  it('[PROSPECT4] minds a rep’s silence every ten seconds, speaks seldom, and ends when the time is up', () => {
    const lines = [take(cast, initialState(smallScenario, 'cold'), { kind: 'open' }, 0)];
    while (!lines.at(-1)?.state.ended && lines.length < 200) {
      const last = lines.at(-1) as Line;
      lines.push(take(cast, last.state, { kind: 'tick' }, last.wakeAtMs ?? 0));
    }
    expect(lines.at(-1)?.state.ended).toBe('time-up');
    expect(lines.length).toBe(91);
    expect(lines.filter((line) => line.says.length > 0).length).toBe(5);
    const told = lines.filter((line) => line.events.some((e) => e.kind === 'cue' && e.cue === 'silence'));
    expect(told.length).toBe(3);
    expect(told.every((line) => line.says.length > 0)).toBe(true);
    expect(lines.at(-2)?.resistance).toBe(100);
  });
});

describe('events', () => {
  it('[PROSPECT5] plays each once, and never more than one concern in a turn', () => {
    const lines = act({ ...cast, seed: 'events' }, goodRep(smallScenario), 18);
    const fired = beatsOf(lines).flatMap((b) => (b.event && b.part === 'concern' ? [b.event] : []));
    expect(new Set(fired).size).toBe(fired.length);
    for (const line of lines) expect(line.beats.filter((b) => b.part === 'concern').length).toBeLessThanOrEqual(1);
  });

  it('[PROSPECT5] brings in who is known only from an event, and lets them go two turns later', () => {
    const lines = act(cast, goodRep(smallScenario), 18);
    const cues = lines.flatMap((line) => line.events.flatMap((e) => (e.kind === 'cue' ? [e.cue] : [])));
    expect(cues).toEqual(['joined', 'left']);
  });

  it('[PROSPECT5] remembers the question of fact that a line put', () => {
    const objections = { 'objection-1': raised, 'objection-2': raised };
    const line = say(at({ clockMs: 300_000, objections }), turn('Go on.'), 300_000);
    expect(line.state.asked).toMatchObject({ event: 'clerk', fact: 'fact-1', right: ['five'] });
    expect(line.says.at(-1)?.persona).toBe('clerk');
    expect(say(line.state, turn('Five.'), 330_000).state.asked).toBeNull();
  });

  it('[PROSPECT5] meets a quick typist at the same point of the call', () => {
    const quick = act(cast, goodRep(smallScenario), 16, 10_000);
    expect(beatsOf(quick).some((b) => b.event === 'rival' || b.objection === 'objection-6')).toBe(true);
  });
});

describe('exits', () => {
  const insult = turn('You fool.', [], { kind: 'insult' });
  const tired = { mood: { patience: 1, trust: 20, interest: 20, irritation: 99 }, counts: { warned: 2 } };

  it('[PROSPECT6] leaves at a second insult, whatever the minute', () => {
    const first = say(at({ turn: 0 }), insult, 1000);
    expect(first.state.ended).toBeNull();
    expect(say(first.state, insult, 2000).state.ended).toBe('walked-away');
  });

  it('[PROSPECT6] leaves past bearing only after a warning, and not before the fifth minute', () => {
    const go = turn('As I said, it has a dial.', ['feature']);
    expect(say(at({ ...tired, counts: {} }), go, 400_000).state.ended).toBeNull();
    expect(say(at(tired), go, 100_000).state.ended).toBeNull();
    expect(say(at(tired), go, 400_000).state.ended).toBe('walked-away');
  });

  it('[PROSPECT6] warns before it leaves', () => {
    const line = say(at({ mood: { patience: 8, trust: 20, interest: 20, irritation: 70 } }), turn('Well.'), 90_000);
    expect(line.beats.at(-1)).toMatchObject({ beat: 'disengage', event: 'coat' });
  });

  const earned = { told: { 'fact-alpha': 2 }, earned: { 'fact-alpha': 2 } };
  const resolved = { objections: { 'objection-1': { ...raised, resolved: true } } };
  const step = (over: object) =>
    turn('Thursday.', [{ move: 'next-step', owner: 'Nadia', date: 'Thursday', condition: 'if it holds', ...over }]);

  it('[PROSPECT6] agrees to a whole step in season, and to nothing less', () => {
    const agreed = say(at({ ...earned, ...resolved }), step({}));
    expect(agreed.state.ended).toBe('agreed');
    expect(agreed.state.step).toEqual({ owner: 'Nadia', date: 'Thursday', agreed: true });
    expect(agreed.beats.map((b) => b.reply)).toEqual(['agreed-step', 'goodbye']);
    expect(say(at({ ...earned, ...resolved }), step({ condition: '' })).state.ended).toBeNull();
    expect(say(at(earned), step({})).state.ended).toBeNull();
    expect(say(at(), step({})).beats).toContainEqual(expect.objectContaining({ reply: 'early-step' }));
  });

  it('[PROSPECT6] completes a step over two turns', () => {
    const first = say(at({ ...earned, ...resolved }), step({ condition: '' }));
    expect(say(first.state, step({ owner: '', date: '' }), 90_000).state.ended).toBe('agreed');
  });

  it('[PROSPECT6] takes an honest no once enough is known, and not before', () => {
    const no = turn('Then you are better without us.', ['disqualify']);
    expect(say(at(earned), no).state.ended).toBe('honest-no');
    expect(say(at(), no).state.ended).toBeNull();
  });

  it('[PROSPECT6] stays ended', () => {
    const over = say(at({ ended: 'agreed' }), turn('One more thing.'));
    expect([over.beats, over.says, over.wakeAtMs]).toEqual([[], [], null]);
  });
});

describe('answers', () => {
  const reply = (said: Acted, over: Partial<ProspectState> = {}) =>
    say(at({ turn: 0, ...over }), said, 10_000).beats.find((beat) => beat.part === 'reaction')?.reply;
  const question = (text: string, over: object = {}) => {
    const asked = turn(text, ['question.open']);
    asked.reading.questions = [
      { start: 0, end: text.length, specific: false, stock: false, repeated: false, topic: null, ...over },
    ];
    return asked;
  };

  it('[PROSPECT11] answers a direct question from what anyone may know', () => {
    expect(reply(question('And the weather?'))).toBe('answers.weather');
  });

  it('[PROSPECT11] is vague on a topic it hides something of, and at a loss on any other', () => {
    expect(reply(question('And echo?', { topic: 'echo' }))).toBe('deflect');
    expect(reply(question('And the moon?'))).toBe('cannot-know');
  });

  it('[PROSPECT11] has its own word for every strange turn', () => {
    for (const kind of ['insult', 'nonsense', 'other-language', 'outside', 'too-long', 'one-word', 'praise'] as const)
      expect(reply(turn('Well.', [], { kind }))).toBe(kind);
    expect(reply(turn('Well.', [], { kind: 'thanks' }))).toBe('thanked');
    expect(reply(question('How are you?', {}))).toBe('cannot-know');
    expect(reply({ ...question('How are you?'), reading: turn('x', [], { kind: 'small-talk' }).reading })).toBe(
      'small-talk',
    );
  });

  it('[PROSPECT11] tells a right answer from a wrong one and from a claim nobody can back', () => {
    expect(reply(turn('Five.', [], { answer: 'right', answerFirst: true }))).toBe('right-answer');
    expect(reply(turn('Six.', [], { answer: 'wrong' }))).toBe('caught-out');
    const claims = [{ start: 0, end: 9, fact: null, verdict: 'unsupported' as const }];
    expect(reply(turn('Never late.', [], { claims }))).toBe('unbacked');
  });

  it('[PROSPECT11] takes a rival run down for what it is, unless something was offered in the same breath', () => {
    expect(reply(turn('They are cowboys.', ['disparage']))).toBe('rival-run-down');
    const offered = turn('They are cowboys. Against a term, invoices.', [
      'disparage',
      { move: 'concede', return: true },
    ]);
    expect(reply(offered)).not.toBe('rival-run-down');
  });

  it('[PROSPECT11] asks for the rest of a step that is in season and not whole', () => {
    const known = { told: { 'fact-alpha': 2 }, earned: { 'fact-alpha': 2 } };
    const text = 'Could we meet on Thursday?';
    const said = turn(text, ['question.closed', { move: 'next-step', date: 'Thursday' }]);
    expect(reply(said, known)).toBe('step-owner');
    expect(reply(said)).toBe('early-step');
  });
});

describe('a step', () => {
  it('[PROSPECT8] leaves the state it was given as it was', () => {
    const lines = act({ ...cast, seed: 'frozen' }, goodRep(smallScenario), 16);
    for (const line of lines) {
      const before = structuredClone(line.state);
      say(line.state, ask('why bravo', 'bravo'), 800_000);
      take(cast, line.state, { kind: 'tick' }, 800_000);
      expect(line.state).toEqual(before);
    }
  });
});
