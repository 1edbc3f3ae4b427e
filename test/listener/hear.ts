import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { scenariosRoot } from '../prospect/acting.ts';

const { scenarios } = readLibrary(scenariosRoot);

/** Hears and reads one turn in a scenario of the library; `said` is what the prospect said before it. */
export function hear(id: string, text: string, said = 'Go on.') {
  const scenario = scenarios.get(id);
  if (!scenario) throw new Error(`${id} is gone from the library`);
  const before: Utterance[] = [{ speaker: 'prospect', text: said }];
  const { moves } = listen({ speaker: 'rep', text, before });
  const reading = readTurn(scenario, text, moves, { before, open: null, topic: null, asked: null });
  const quoted = (id: string) => moves.filter(({ move }) => move === id).map((m) => text.slice(m.start, m.end));
  return { moves, reading, ids: moves.map(({ move }) => move), quoted };
}
