import { For, Show } from 'solid-js';
import type { Label } from '../../../server/domain/label.ts';
import type { Move } from '../../../server/domain/move.ts';
import { removeComment, takeBack } from '../../coaching-api.ts';
import { clockOf, momentOf } from '../../format.ts';
import { labelNames } from '../../record/label-text.ts';
import type { TurnLine } from '../../record/lines.ts';
import { Click } from './click.tsx';
import { text } from './coaching-text.ts';
import { Opens } from './opens.tsx';
import type { Talk } from './talk.ts';
import { TurnTools } from './turn-tools.tsx';

const named = (labels: readonly Label[]) =>
  labels.length === 0 ? text.nothingHeard : labels.map((label) => labelNames[label]).join(', ');

/** What people said at one of the rep's turns, and saying more. */
export function TurnNotes(props: { line: TurnLine; moves: readonly Move[]; talk: Talk }) {
  const { line, talk } = props;
  const view = () => talk.load.value();
  const comments = () => (view()?.comments ?? []).filter(({ at }) => at?.seq === line.seq);
  const corrections = () => (view()?.corrections ?? []).filter(({ at }) => at.seq === line.seq);
  const sentBack = () => (view()?.sentBack ?? []).filter(({ seq }) => seq === line.seq);
  const words = ({ start, end }: { start: number; end: number }) => line.text.slice(start, end).trim();
  const backSays = (by: string, at: string) =>
    talk.rep === null ? text.sentBack(by, momentOf(at)) : text.sentBackOf(by, talk.rep, momentOf(at));
  return (
    <Show when={view()}>
      {(view) => (
        <div class="notes">
          <For each={comments()}>
            {(one) => (
              <div class="note">
                <Show when={one.at}>{(at) => <p class="note__on">“{words(at())}”</p>}</Show>
                <p class="said">{one.says}</p>
                <CommentFoot of={one} talk={talk} />
              </div>
            )}
          </For>
          <For each={corrections()}>
            {(one) => (
              <div class="note" classList={{ 'note--over': one.takenBack !== null }}>
                <p class="note__on">“{words(one.at)}”</p>
                <p class="note__hd">{text.corrected(one.by, momentOf(one.madeAt))}</p>
                <p class="sm">
                  {text.heard} {named(one.heard)} → {text.now} {named(one.right)}
                </p>
                <Show when={one.takenBack}>
                  {(back) => <p class="xs quiet">{text.takenBack(back().by, momentOf(back().at))}</p>}
                </Show>
                <Show when={view().judges && one.takenBack === null}>
                  <Click
                    says={text.takeBack}
                    name={text.takeBackName(text.corrected(one.by, momentOf(one.madeAt)))}
                    talk={talk}
                    act={() => takeBack('corrections', one.id)}
                  />
                </Show>
              </div>
            )}
          </For>
          <For each={sentBack()}>
            {(one) => (
              <div class="note note--ask">
                <p class="note__hd">{backSays(one.by, one.madeAt)}</p>
                <p class="said">{one.why}</p>
                <Show
                  when={one.replay}
                  fallback={
                    <Show when={talk.replay}>
                      {(replay) => (
                        <button class="btn" type="button" onClick={() => replay()(line.seq)}>
                          {text.replay}
                        </button>
                      )}
                    </Show>
                  }
                >
                  {(replay) => (
                    <Show when={talk.rep === null}>
                      <a href={`/sessions/${replay()}`}>{text.replayed}</a>
                    </Show>
                  )}
                </Show>
              </div>
            )}
          </For>
          <Show when={view().judges}>
            <Opens
              says={text.toolsShort}
              name={text.tools(clockOf(line.fromMs))}
              form={(close) => <TurnTools line={line} moves={props.moves} talk={talk} close={close} />}
            />
          </Show>
        </div>
      )}
    </Show>
  );
}

type Comment = { id: string; by: string; madeAt: string; mine: boolean; readAt: string | null };

/** Who said it and when; to whoever did, whether it was read. */
export function CommentFoot(props: { of: Comment; talk: Talk }) {
  const read = () => (props.of.readAt ? text.readAt(momentOf(props.of.readAt)) : text.unread);
  return (
    <p class="xs quiet">
      {text.by(props.of.by, momentOf(props.of.madeAt))}
      <Show when={props.talk.rep !== null}>, {read()}</Show>{' '}
      <Show when={props.of.mine}>
        <Click says={text.remove} talk={props.talk} act={() => removeComment(props.of.id)} />
      </Show>
    </p>
  );
}
