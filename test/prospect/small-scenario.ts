import { Scenario } from '../../server/domain/scenario.ts';
import { scenarioFaults } from '../../server/domain/scenario-check.ts';
import { readTemperament } from '../../server/practice/library.ts';
import { scenariosRoot } from './acting.ts';

/** A scenario as plain as the shape allows: every line names its place, so a test can see where it came from. */

const lines = (place: string, count: number) => Array.from({ length: count }, (_, i) => `${place} ${i + 1}.`);
const perManner = (place: string, count: number) => ({
  guarded: lines(`${place} guarded`, count),
  cold: lines(`${place} cold`, count),
  hostile: lines(`${place} hostile`, count),
});
const letters = ['alpha', 'bravo', 'carol', 'delta', 'echo', 'fox', 'golf', 'hotel'];
const types = ['price', 'timing', 'authority', 'need', 'trust', 'competitor', 'terms', 'risk', 'price', 'trust'];
const earns = ['what', 'who', 'when', 'why'];

const hidden = letters.map((letter, i) => ({
  id: `fact-${letter}`,
  name: `Fact ${letter}`,
  callback: `the ${letter} matter`,
  topic: letter,
  weight: i < 4 ? 10 : 5,
  rungs: earns.map((word, rung) => ({
    learned: `Rung ${rung + 1} of ${letter}.`,
    earn: [{ moves: ['question'], terms: [`${word} ${letter}`] }],
    lines: lines(`Told ${letter} ${rung + 1}`, 3),
  })),
}));

const reactions = ['question', 'feature', 'defend', 'give', 'trade', 'ignore', 'same'];
const objections = types.map((type, i) => ({
  id: `objection-${i + 1}`,
  type,
  name: `Objection ${i + 1}`,
  topic: letters[i % letters.length],
  weight: 4,
  ...(i < 6 ? { by: [1, 3, 6, 8, 10, 11][i] } : {}),
  pressing: i === 3 || i === 4,
  resolved: {
    words: 'A trade once its fact is earned.',
    all: [{ did: { moves: ['trade'], terms: [`deal${i + 1}`] } }],
  },
  open: perManner(`Objects ${i + 1}`, 2),
  reactions: Object.fromEntries(reactions.map((r) => [r, lines(`Reacts ${i + 1} ${r}`, 2)])),
}));

const events = [
  { id: 'list', beat: 'challenge', when: [{ claims: 3 }] },
  {
    id: 'quiet',
    beat: 'hold',
    when: [{ did: { moves: ['trade', 'give'] } }],
    hold: { fromMs: 6000, toMs: 10_000, stood: lines('Stood', 3), filled: lines('Filled', 3) },
  },
  { id: 'rival', beat: 'competitor', when: [{ minute: 9 }], opens: 'objection-6', pressing: true },
  { id: 'blunt', beat: 'hostile', when: [{ idle: 3 }], pressing: true },
  {
    id: 'clerk',
    beat: 'challenge',
    persona: 'clerk',
    when: [{ minute: 5 }],
    asks: { fact: 'fact-1', right: ['five'], wrong: ['six'] },
  },
  { id: 'bait', beat: 'hidden-meaning', when: [{ after: 'rival', turns: 1 }], pressing: true },
  { id: 'sum', beat: 'finance-question', when: [{ minute: 7 }] },
  { id: 'coat', beat: 'disengage', when: [{ patienceUnder: 12 }, { irritationOver: 85 }], pressing: true },
].map(({ asks, ...event }) => ({
  name: `Event ${event.id}`,
  ...event,
  lines:
    event.beat === 'hold'
      ? []
      : lines(`Plays ${event.id}`, 6).map((text) => (asks === undefined ? text : { text, asks })),
}));

const sets = [
  'small-talk cannot-know not-yet stock repeated praise insult nonsense other-language one-word too-long outside silent',
  'own-product thanked early-step agreed-step softening goodbye honest-no right-answer caught-out deflect acknowledged',
  'buying-sign drifting handing-over',
].flatMap((row) => row.split(' '));

const persona = (id: string, name: string) => ({
  id,
  name,
  title: 'Buyer',
  organisation: 'Plainly',
  speech: 'Plain.',
  background: 'Known.',
  register: 'procurement',
});
const item = (id: string) => ({ id, text: id, cost: 1000, terms: [id] });

export const smallScenario: Scenario = Scenario.parse({
  id: 'small',
  version: 1,
  family: 'hostile-procurement',
  title: 'Small',
  summary: 'A plain scenario.',
  language: 'en-GB',
  minutes: 15,
  difficulties: ['guarded', 'cold', 'hostile'],
  rubric: 'plain',
  personas: [persona('lead', 'Lee Adder'), persona('clerk', 'Cle Binder')],
  brief: { role: 'Rep', situation: 'A call.', keepInMind: ['Ask.'], leaveWith: 'A step.' },
  guidance: {
    guarded: { mood: true, earned: true },
    cold: { mood: true, earned: true },
    hostile: { mood: false, earned: false },
  },
  facts: letters.slice(0, 5).map((letter, i) => ({ id: `fact-${i + 1}`, text: `A fact on ${letter}.` })),
  unsupported: ['never late'],
  ownFault: ['our fault'],
  trades: { currency: 'GBP', ask: 1000, give: [item('invoices')], get: [item('term')], limits: 'None.' },
  topics: Object.fromEntries(letters.map((letter) => [letter, { noun: `the ${letter}`, terms: [letter] }])),
  answers: [{ id: 'weather', terms: ['weather'], lines: lines('Answers weather', 2) }],
  hidden,
  objections,
  events,
  replies: {
    opening: perManner('Opens', 2),
    'walk-away': {
      level: lines('Leaves level', 2),
      cold: lines('Leaves cold', 2),
      disappointed: lines('Leaves sad', 2),
    },
    ...Object.fromEntries(sets.map((set) => [set, lines(`Says ${set}`, 6)])),
  },
  temperament: readTemperament(scenariosRoot),
  words: { guarded: 30, cold: 25, hostile: 15 },
  exits: {
    agree: { words: 'Agreed.', all: [{ resolved: 'objection-1' }, { earned: 'fact-alpha', rung: 2 }] },
    honestNo: { words: 'No.', all: [{ earned: 'fact-alpha', rung: 2 }], says: ['better without us'] },
    stepInSeason: [{ earned: 'fact-alpha', rung: 2 }],
    handOverMinute: 11,
  },
  outcomes: { best: 'Best.', acceptable: 'Fine.', honestNo: 'No.' },
  exemplars: {},
});

const faults = scenarioFaults(smallScenario);
if (faults.length > 0) throw new Error(faults.map((f) => f.message).join('; '));
