import type { EndReason, ProspectState } from '../../server/domain/prospect-state.ts';
import type { DirectorStep, RecordedEvent, RecordedStep, SessionRecord } from '../../server/domain/record.ts';
import type { Scenario } from '../../server/domain/scenario.ts';
import { listen, type Utterance } from '../../server/listener/listen.ts';
import { readTurn } from '../../server/listener/read-turn.ts';
import { initialState } from '../../server/prospect/director.ts';
import { resistance } from '../../server/prospect/resistance.ts';
import { by, colm, type Said, type Worked } from './worked-beats.ts';

/**
 * A call that was scored by hand, as a record: the prospect's words, beats and mood as they were written down, the
 * rep's moves and readings as the listener finds them.
 */

const msOf = (at: string) => Number(at.slice(0, 2)) * 60_000 + Number(at.slice(3)) * 1000;
const moodOf = ([patience, trust, interest, irritation]: Worked['mood']) => ({ patience, trust, interest, irritation });

/** The question of fact that a said line puts, as the scenario has it. */
function askedBy(scenario: Scenario, said: readonly Said[]): NonNullable<ProspectState['asked']> | null {
  for (const event of scenario.events)
    for (const line of event.lines)
      if (line.asks && said.some(({ text }) => text.includes(line.text)))
        return { ...line.asks, event: event.id, turn: 0 };
  return null;
}

function after(
  scenario: Scenario,
  state: ProspectState,
  { says, mood, rows, resolves }: Worked,
  turn: number,
): ProspectState {
  const next = structuredClone(state);
  next.turn = turn;
  next.mood = moodOf(mood);
  next.rows = rows ?? [];
  next.asked = askedBy(scenario, says);
  for (const beat of says.flatMap((said) => said.beats)) {
    if (beat.fact && beat.rung) next.told[beat.fact] = Math.max(next.told[beat.fact] ?? 0, beat.rung);
    if (beat.fact && beat.rung && beat.earned)
      next.earned[beat.fact] = Math.max(next.earned[beat.fact] ?? 0, beat.rung);
    if (beat.objection && beat.part === 'concern') {
      next.objections[beat.objection] ??= { raisedTurn: turn, resolved: false, held: [], met: 0 };
      next.open = beat.objection;
    }
    next.topic = beat.topic ?? next.topic;
  }
  for (const id of resolves ?? []) {
    const own = next.objections[id];
    if (own) own.resolved = true;
    if (next.open === id) next.open = null;
  }
  return next;
}

/** The record of a worked call, as the room would have kept it. */
export function recordOf(
  scenario: Scenario,
  opening: string,
  worked: readonly Worked[],
  ended: EndReason,
): SessionRecord {
  const events: RecordedEvent[] = [];
  const steps: RecordedStep[] = [];
  const before: Utterance[] = [];
  let state = initialState(scenario, 'cold');
  const add = (event: RecordedEvent['event'], atMs: number) => {
    events.push({ seq: events.length + 1, v: 1, atMs, event });
    return events.length;
  };
  const put = (
    seq: number,
    atMs: number,
    own: Pick<DirectorStep, 'moves' | 'uptake' | 'reading'>,
    says: readonly Said[],
  ) => {
    const beats = says.flatMap((said) => said.beats);
    const sayings = says.map(({ text, persona }) => ({ text, persona: persona ?? 'colm' }));
    steps.push({
      seq,
      v: 1,
      step: {
        kind: 'director',
        ...own,
        beats,
        says: sayings,
        state,
        resistance: resistance(scenario, state),
        wakeAtMs: null,
      },
    });
    for (const [saying, said] of sayings.entries()) {
      const spoken = add({ kind: 'prospect-turn', ...said }, atMs + 4000);
      steps.push({ seq: spoken, v: 1, step: { kind: 'voice', voice: 'model', stepSeq: seq, saying } });
      before.push({ speaker: 'prospect', text: said.text });
    }
  };
  const openingBeat = by('small-talk', 'opening', { reply: 'opening' });
  put(add({ kind: 'started' }, 0), 0, { moves: [], uptake: 0, reading: null }, [colm(opening, openingBeat)]);
  for (const [i, turn] of worked.entries()) {
    const atMs = msOf(turn.at) + 8000;
    const { moves, uptake } = listen({ speaker: 'rep', text: turn.rep, before });
    const reading = readTurn(scenario, turn.rep, moves, {
      before,
      open: state.open,
      topic: state.topic,
      asked: state.asked,
    });
    state = after(scenario, state, turn, i + 1);
    if (i === worked.length - 1) state.ended = ended;
    const seq = add({ kind: 'rep-turn', text: turn.rep, replyMs: 2000, tookMs: 8000 }, atMs);
    before.push({ speaker: 'rep', text: turn.rep });
    put(seq, atMs, { moves, uptake, reading }, turn.says);
  }
  add({ kind: 'ended', reason: ended }, msOf(worked.at(-1)?.at ?? '00:00') + 20_000);
  return { events, steps };
}
