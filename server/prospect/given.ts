import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { RepTurn } from './rep-turn.ts';

/** What a turn gives, as he would name it. */

type Give = Reading['gives'][number];

const isRate = ({ trades }: Scenario, { id, off }: Give) => off !== undefined || id === trades.rate?.give;

/** Is it the price that moves? */
export const movesRate = (scenario: Scenario, { reading }: RepTurn): boolean =>
  reading.gives.some((give) => isRate(scenario, give));

/** The figure as it was said. */
function figureOf({ text, reading }: RepTurn, give: Give): string {
  const said = reading.figures.find((f) => f.start < give.end && give.start < f.end);
  return said ? text.slice(said.start, said.end) : '';
}

/** A price by its figure, anything else by its noun; empty where neither is known. */
export function givenIn(scenario: Scenario, turn: RepTurn): string {
  const { gives } = turn.reading;
  const give = gives.find((one) => isRate(scenario, one)) ?? gives[0];
  if (!give) return '';
  const noun = scenario.trades.give.find(({ id }) => id === give.id)?.noun ?? '';
  return isRate(scenario, give) ? figureOf(turn, give) || noun : noun;
}
