import { For, Show } from 'solid-js';
import type { RecordedEvent } from '../../../server/domain/record.ts';
import type { MoodView, SessionView } from '../../../server/protocol/session-view.ts';
import { clockOf, firstNameOf, pressureOf } from '../../format.ts';
import type { Conversation, Earned } from '../../live/conversation.ts';
import { text } from '../../pages/practice-text.ts';
import { replaySays } from '../../record/lines.ts';
import { Avatar } from '../avatar.tsx';
import { Five } from '../five.tsx';
import './panels.css';

/** Who I'm facing. Mood and what was uncovered only where the server shows them. */
export function ProspectPanel(props: { session: SessionView; conversation: Conversation }) {
  const lead = () => props.session.personas[0];
  const readers = () =>
    props.session.visibleTo.filter(({ name }) => name !== props.session.member.name).map(({ name }) => name);
  const lists = new Intl.ListFormat('en-GB');
  return (
    <>
      <section>
        <For each={props.session.personas}>
          {(persona) => (
            <div class="them">
              <Avatar name={persona.name} them large />
              <div>
                <h2>{persona.name}</h2>
                <p>{`${persona.title}, ${persona.organisation}`}</p>
              </div>
            </div>
          )}
        </For>
        <Show when={props.conversation.mood}>{(mood) => <Mood mood={mood()} />}</Show>
      </section>
      <Show when={props.conversation.earned}>
        {(earned) => <Uncovered earned={earned()} events={props.conversation.events} />}
      </Show>
      <section>
        <h2>{text.about}</h2>
        <p>
          {text.simulated(
            firstNameOf(lead()?.name ?? text.prospect),
            pressureOf[props.session.difficulty].toLowerCase(),
          )}{' '}
          {readers().length === 0 ? text.onlyYou : text.readers(lists.format(readers()))}
        </p>
        <Show when={props.session.replayOf}>{(replayOf) => <p>{`${replaySays(replayOf(), new Date())}.`}</p>}</Show>
      </section>
    </>
  );
}

function Mood(props: { mood: MoodView }) {
  return (
    <dl class="state">
      <dt>{text.mood}</dt>
      <dd>
        <Five step={props.mood.step} />
        {text.moods[props.mood.word]}
      </dd>
      <dt>{text.patience}</dt>
      <dd>
        <Five step={props.mood.patience} />
        {text.ofFive(props.mood.patience)}
      </dd>
    </dl>
  );
}

function Uncovered(props: { earned: Earned; events: readonly RecordedEvent[] }) {
  const atMs = (seq: number) => props.events.find((event) => event.seq === seq)?.atMs ?? 0;
  return (
    <section>
      <h2>{props.earned.length === 0 ? text.earned : text.earnedCount(props.earned.length)}</h2>
      <Show when={props.earned.length > 0} fallback={<p>{text.earnedNone}</p>}>
        <ul class="learned">
          <For each={props.earned}>
            {(each) => (
              <li>
                <time>{clockOf(atMs(each.seq))}</time>
                <span>{each.learned}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
