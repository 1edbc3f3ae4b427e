import type { EndReason } from '../domain/prospect-state.ts';
import type { Outcome } from '../domain/scorecard.ts';
import { countWords } from '../listener/terms.ts';
import { stepIn } from './agreed-step.ts';
import type { Call } from './call.ts';
import { type Decisive, didIn, learnedIn, outcomeOf, shownChange } from './moments.ts';
import { clockOf, countOf } from './row.ts';

/** How a session ended, and the one finding its scorecard leads with. */

const firstName = (call: Call) => call.scenario?.personas[0]?.name.split(' ')[0] ?? 'They';

function endSays(call: Call, ended: EndReason | null, activeMs: number): string {
  const [name, at] = [firstName(call), clockOf(activeMs)];
  switch (ended) {
    case 'agreed':
      return `${name} agreed a next step at ${at}.`;
    case 'settled':
      return `${name} settled for a next step at ${at}.`;
    case 'honest-no':
      return `You both reached an honest no at ${at}.`;
    case 'walked-away':
      return `${name} ended the call at ${at}.`;
    case 'time-up':
      return `Time was up at ${at}, without a step agreed.`;
    case 'by-rep':
      return `You ended the call at ${at}, without a step agreed.`;
    case 'abandoned':
      return `The call was left at ${at} and not taken up again.`;
    default:
      return `A call of ${at}, ${countOf(call.turns.length, 'turn')}.`;
  }
}

export function outcomeIn(call: Call, ended: EndReason | null, activeMs: number): Outcome {
  const known = call.turns.flatMap((turn) => (turn.resistance === null ? [] : [turn.resistance]));
  return {
    ended,
    says: endSays(call, ended, activeMs),
    step: stepIn(call),
    resistanceFrom: known[0] === undefined ? null : Math.round(known[0]),
    resistanceTo: known.at(-1) === undefined ? null : Math.round(known.at(-1) as number),
    turns: call.turns.length,
    activeMs,
  };
}

/** A sentence that names the moment and what it did. */
export function headlineOf(call: Call, decisive: readonly Decisive[], outcome: Outcome): string {
  if (call.exchanges.length === 0) return 'Nothing was said, so nothing was scored.';
  const [first] = decisive;
  if (!first) return outcome.says;
  const at = clockOf(first.exchange.turn.atMs);
  const [long, short] = [`At ${at} you ${didIn(call, first)}`, `At ${at} you ${didIn(call, first, 1)}`];
  const { trust } = shownChange(first.exchange);
  const moved = Math.abs(trust) >= 2 ? `, and trust ${trust > 0 ? 'rose' : 'fell'} by ${Math.abs(trust)}.` : null;
  const came = outcomeOf(call, first);
  const ends = came === '' ? [moved ?? `. ${outcome.says}`] : [`. ${came}`, ...learnedAbout(call, first), moved ?? '.'];
  const all = ends.flatMap((end) => [long + end, short + end]);
  return all.find((one) => countWords(one) <= mostWords) ?? short + (moved ?? '.');
}

/** A headline is read at a glance. */
const mostWords = 22;

/** Where the whole of what was learned is too long to lead with: what it was about. */
function learnedAbout(call: Call, decisive: Decisive): string[] {
  const fact = call.scenario?.hidden.find((h) => h.id === learnedIn(call, decisive)?.by?.fact);
  return fact ? [`, and ${firstName(call)} told you more on “${fact.name}”.`] : [];
}
