import type { Move, MoveId } from '../../server/domain/move.ts';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import type { Ask, AskMove } from '../../server/domain/scenario-parts.ts';
import { type Acted, type Rep, turn } from './acting.ts';

/** A rep who does right in any scenario: listens, asks for the next rung in the author's own terms, trades, closes. */

const asMove: Partial<Record<AskMove, Partial<Move> & { move: MoveId }>> = {
  question: { move: 'question.open', probe: true },
  probe: { move: 'question.open', probe: true },
  discovery: { move: 'question.open', discovery: true },
  verify: { move: 'verify.criteria' },
  trade: { move: 'concede', return: true },
  give: { move: 'concede' },
  'own-fault': { move: 'acknowledge' },
  answer: { move: 'acknowledge' },
  'fair-compare': { move: 'compare' },
  say: { move: 'acknowledge' },
};

const spoken = (term: string) => term.replaceAll('…', 'the').replaceAll('*', '');

/** The words and moves that meet an ask, on a topic. */
export function meet(ask: Ask, topic: string | null): Acted {
  const wanted = ask.moves[0] as AskMove;
  const move = asMove[wanted] ?? { move: wanted as MoveId };
  const text = ['Understood.', ask.terms?.[0], ask.and?.[0]]
    .filter(Boolean)
    .map((t) => spoken(t as string))
    .join(' ');
  return turn(text, ['reflect', move], {
    topic,
    ownFault: wanted === 'own-fault',
    answer: wanted === 'answer' ? 'right' : null,
    battlecard: wanted === 'fair-compare' ? [{ start: 0, end: 1, kind: 'strength', id: 'strength' }] : [],
  });
}

/** What is still undone of the objection that has the floor, or of any raised. */
function towardsObjection(scenario: Scenario, state: ProspectState): Acted | null {
  const raised = scenario.objections.filter((o) => state.objections[o.id]?.resolved === false);
  for (const objection of raised.sort((a) => (a.id === state.open ? -1 : 0))) {
    const held = state.objections[objection.id]?.held ?? [];
    const next = objection.resolved.all.find((c, i) => !held[i] && 'did' in c);
    if (next && 'did' in next) return meet(next.did, objection.topic);
  }
  return null;
}

function towardsFact(scenario: Scenario, state: ProspectState): Acted | null {
  const { trust } = state.mood;
  const wanted = [...scenario.hidden].sort((a, b) => b.weight - a.weight);
  for (const fact of wanted) {
    const told = Math.max(1, state.told[fact.id] ?? 0);
    const gate = scenario.temperament.gates[told];
    const rung = fact.rungs[told];
    if (rung?.earn[0] && gate && trust >= gate.trust && state.mood.irritation < gate.irritation)
      return meet(rung.earn[0], fact.topic);
  }
  return null;
}

const close = () =>
  turn('Thursday at ten, you and I, if the page holds.', [
    { move: 'next-step', owner: 'the two of us', date: 'Thursday at ten', condition: 'if the page holds' },
  ]);

/** Asks and answers in turn; from `closesAt` on it proposes the step. */
export function goodRep(scenario: Scenario, closesAt = Number.POSITIVE_INFINITY): Rep {
  return (state, number) => {
    if (number >= closesAt) return close();
    const fact = towardsFact(scenario, state);
    const objection = towardsObjection(scenario, state);
    const asked = scenario.hidden[number % scenario.hidden.length];
    const anyway = meet(asked?.rungs[1]?.earn[0] ?? { moves: ['question'] }, asked?.topic ?? null);
    const next = (number % 2 === 0 ? (objection ?? fact) : (fact ?? objection)) ?? anyway;
    if (!state.asked) return next;
    return { ...next, reading: { ...next.reading, answer: 'right', answerFirst: true } };
  };
}

const niceties = [
  'Thank you so much, that is really helpful.',
  'Of course, I completely understand.',
  'That makes sense, and I appreciate it.',
  'You are very kind to take the time.',
  'Absolutely, whatever suits you best.',
];

/** A rep who is polite and does nothing else. */
export const politeRep: Rep = (_, number) => {
  const text = niceties[number % niceties.length] ?? '';
  const kinds = ['thanks', 'ordinary', 'ordinary', 'praise', 'small-talk'] as const;
  const moves: MoveId[] = kinds[number % 5] === 'ordinary' ? ['acknowledge'] : [];
  return turn(text, moves, { kind: kinds[number % 5] });
};
