import { type Accessor, createMemo, For, Match, Show, Switch } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { SessionView } from '../../../server/protocol/session-view.ts';
import { clockOf, firstNameOf } from '../../format.ts';
import type { LiveState } from '../../live/make-live.ts';
import { text } from '../../pages/practice-text.ts';
import {
  type BetweenLine,
  type Line,
  lineAt,
  nameOf,
  type Persona,
  replayLine,
  type TurnLine,
  takenOver,
} from '../../record/lines.ts';
import { Skeleton } from '../skeleton.tsx';
import { ReplyLine } from './reply-line.tsx';
import './transcript.css';
import { UnsentLine } from './unsent-line.tsx';

/** The conversation, set like an interview. A log by role; what is announced is the announcer's business. */
export function Transcript(props: {
  session: SessionView;
  live: LiveState;
  sendAgain: (id: string) => void;
  takeBack: (id: string) => void;
}) {
  const events = () => props.live.conversation.events;
  const reply = () => props.live.conversation.reply;
  const personas = () => props.session.personas;
  const replayedTo = createMemo(() => takenOver(events(), props.session.replayOf));
  /** A silence goes on growing with the events after it; every other line stands as it came. */
  const lineOf = ({ event }: RecordedEvent, index: Accessor<number>): Accessor<Line | null> => {
    const line = () => lineAt(events(), index(), personas());
    if (event.kind === 'cue' && event.cue === 'silence') return createMemo(line);
    const came = line();
    return () => came;
  };
  const unsent = createMemo(() => props.live.unsent);
  const isEmpty = () => events().length <= 1 && reply().is === 'none' && unsent().length === 0;
  return (
    <div class="lines" tabindex="0" role="log" aria-live="off" aria-label={text.transcript}>
      <ol>
        <For each={events()}>
          {(recorded, i) => {
            const line = lineOf(recorded, i);
            return (
              <>
                <Recorded line={line()} personas={personas()} />
                <Show when={recorded.seq === replayedTo() && props.session.replayOf}>
                  {(replayOf) => <Between line={replayLine(replayOf(), new Date())} />}
                </Show>
              </>
            );
          }}
        </For>
        <For each={unsent()}>
          {(each) => (
            <UnsentLine
              unsent={each}
              connected={props.live.connection.is === 'connected'}
              sendAgain={props.sendAgain}
              takeBack={props.takeBack}
            />
          )}
        </For>
        <ReplyLine
          reply={reply()}
          connected={props.live.connection.is === 'connected'}
          personas={personas()}
          atMs={events().at(-1)?.atMs ?? 0}
        />
        <Show when={isEmpty()}>
          <li class="first">
            <Switch fallback={<p class="said">{text.waiting(firstNameOf(nameOf(personas(), null)))}</p>}>
              <Match when={props.live.connection.is === 'connecting'}>
                <Skeleton label={text.loading} lines={[30, 90, 70]} />
              </Match>
            </Switch>
          </li>
        </Show>
      </ol>
    </div>
  );
}

function Recorded(props: { line: Line | null; personas: readonly Persona[] }) {
  return (
    <Switch>
      <Match when={props.line?.is === 'turn' && props.line}>
        {(line) => <Turn line={line()} name={line().mine ? text.you : nameOf(props.personas, line().persona)} />}
      </Match>
      <Match when={props.line?.is === 'between' && props.line}>{(line) => <Between line={line()} />}</Match>
    </Switch>
  );
}

function Turn(props: { line: TurnLine; name: string }) {
  return (
    <li class="ln" classList={{ 'ln--me': props.line.mine }}>
      <time>{clockOf(props.line.fromMs)}</time>
      <div class="body">
        <p class="who">
          {props.name}
          <Show when={props.line.cut}>
            <span class="note"> {text.interrupted}</span>
          </Show>
        </p>
        <p class="said">
          {props.line.text}
          <Show when={props.line.cut}> —</Show>
        </p>
      </div>
    </li>
  );
}

function Between(props: { line: BetweenLine }) {
  return (
    <li class="between">
      <span classList={{ held: props.line.strong }}>{props.line.says}</span>
    </li>
  );
}
