import type { Beat } from '../../server/domain/beat.ts';
import type { Measurement } from '../../server/domain/measurement.ts';
import type { ProspectState } from '../../server/domain/prospect-state.ts';
import type { Turn } from '../../server/domain/record.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { measureSession } from '../../server/measure/catalogue.ts';
import { readLibrary } from '../../server/practice/library.ts';
import { initialState } from '../../server/prospect/director.ts';
import { scenariosRoot } from '../prospect/acting.ts';

/** Small hand-written talks as turns: the rep is heard by the listener, the prospect's beats are given. */

export const library = readLibrary(scenariosRoot);
export function scenarioOf(id: string): Scenario {
  const found = library.scenarios.get(id);
  if (!found) throw new Error(`no scenario ${id}`);
  return found;
}

type Change = (state: ProspectState) => void;
export type Line =
  | { rep: string; at?: number; replyMs?: number; after?: Change }
  | { says: string; by?: Beat[]; persona?: string; at?: number; cut?: number; asks?: string };

export const beat = (id: Beat['beat'], more: Partial<Beat> = {}): Beat => ({
  beat: id,
  part: 'concern',
  persona: 'x',
  ...more,
});
export const tells = (fact: string, rung: number, topic: string): Beat =>
  beat('reveal', { part: 'rung', fact, rung, topic, earned: true });

const clone = (state: ProspectState) => structuredClone(state);

/** The check that the scenario puts with this line. */
function checkOf(scenario: Scenario, text: string): ProspectState['asked'] {
  for (const event of scenario.events)
    for (const line of event.lines)
      if (line.asks && text.includes(line.text)) return { ...line.asks, event: event.id, turn: 0 };
  return null;
}

/** Turns half a minute apart unless `at` (seconds) says otherwise. */
export function talk(scenario: Scenario, lines: readonly Line[]): Turn[] {
  const before: Utterance[] = [];
  let state = initialState(scenario, 'cold');
  return lines.map((line, i): Turn => {
    const atMs = (line.at ?? i * 30) * 1000;
    const blank = {
      seq: i + 1,
      atMs,
      endMs: atMs,
      replyMs: null,
      interrupted: false,
      moves: [],
      uptake: 0,
      reading: null,
    };
    if ('says' in line) {
      state = clone(state);
      state.asked = checkOf(scenario, line.says);
      for (const { fact, rung, earned, objection, part, topic } of line.by ?? []) {
        if (fact && rung) state.told[fact] = rung;
        if (fact && rung && earned) state.earned[fact] = rung;
        if (objection && part === 'concern')
          state.objections[objection] = { raisedTurn: i, resolved: false, held: [], met: 0 };
        if (objection && part === 'concern') state.open = objection;
        state.topic = topic ?? state.topic;
      }
      before.push({ speaker: 'prospect', text: line.says });
      const heard = line.says.slice(0, line.cut);
      const persona = line.persona ?? scenario.personas[0]?.id ?? '';
      return {
        ...blank,
        ...{ speaker: 'prospect', text: line.says, heard, persona, interrupted: line.cut !== undefined },
        ...{ beats: line.by ?? [], heardBeats: [], state, resistance: 100 },
      };
    }
    const { moves, uptake } = listen({ speaker: 'rep', text: line.rep, before });
    const reading = readTurn(scenario, line.rep, moves, {
      before,
      open: state.open,
      topic: state.topic,
      asked: state.asked,
    });
    before.push({ speaker: 'rep', text: line.rep });
    state = clone(state);
    line.after?.(state);
    return {
      ...blank,
      ...{ speaker: 'rep', text: line.rep, heard: line.rep, replyMs: line.replyMs ?? null, moves, uptake, reading },
      ...{ beats: [], heardBeats: [], state, resistance: 100 },
    };
  });
}

export function rowsOf(turns: readonly Turn[], scenario: Scenario | null): (id: string) => Measurement {
  const all = new Map(measureSession(turns, scenario).map((m) => [m.id, m]));
  return (id) => {
    const found = all.get(id);
    if (!found) throw new Error(`no row ${id}`);
    return found;
  };
}

/** The words a piece of evidence points at. */
export const quoted = (turns: readonly Turn[], m: Measurement, from: 'evidence' | 'missed' = 'evidence') =>
  m[from].map(({ seq, start, end }) => turns.find((t) => t.seq === seq)?.text.slice(start, end) ?? '');

export const desk = scenarioOf('night-desk');
export const buses = scenarioOf('buses-by-the-month');
export const waiting = scenarioOf('waiting-room');

/** The night desk's demand, put again. */
export const price = (words: string): Line => ({
  says: words,
  by: [beat('object.price', { objection: 'o-fifteen', topic: 'number', pressing: true })],
});

/** One row of a short talk. */
export const find = (id: string, lines: readonly Line[], scenario = desk) =>
  rowsOf(talk(scenario, lines), scenario)(id);
