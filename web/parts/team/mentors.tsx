import { For, Show } from 'solid-js';
import type { AttentionView, MentorView } from '../../../server/protocol/attention-view.ts';
import { createAction } from '../../action.ts';
import { addMentoring, endMentoring } from '../../api-team.ts';
import { text } from '../../pages/team-text.ts';
import { Failure } from '../failure.tsx';
import { valuesOf } from '../form.ts';
import { rangeOf, shortDay, whole } from './numbers.ts';

type Person = { id: string; name: string };

/** Who does something so well that they could help another, and whom they help already. */
export function Mentors(props: {
  team: string;
  reps: readonly Person[];
  seen: AttentionView;
  done: (says: string) => Promise<void>;
}) {
  const ending = createAction();
  const byPerson = () =>
    [...new Set(props.seen.mentors.map(({ member }) => member.id))].map((id) =>
      props.seen.mentors.filter(({ member }) => member.id === id),
    );
  const end = async ({ id }: AttentionView['mentorings'][number]) => {
    if (await ending.run(() => endMentoring(id))) await props.done(text.ended);
  };
  return (
    <section class="sec" aria-labelledby="h-mentors">
      <div class="sec__head">
        <h2 id="h-mentors">{text.mentors}</h2>
        <p>{text.mentorsSays(props.seen.mostMentored)}</p>
      </div>
      <Show when={props.seen.mentors.length > 0} fallback={<p class="quiet">{text.noMentors}</p>}>
        <ul class="mentors">
          <For each={byPerson()}>{(mentor) => <Mentor {...props} on={mentor} />}</For>
        </ul>
      </Show>
      <Show when={props.seen.mentorings.length > 0}>
        <h3>{text.helping}</h3>
        <ul class="mentors">
          <For each={props.seen.mentorings}>
            {(one) => (
              <li class="row row--between">
                <span>
                  <b>{one.mentor.name}</b> → <b>{one.member.name}</b>
                  <br />
                  <small class="quiet">{text.since(one.name, shortDay(one.since))}</small>
                </span>
                <button
                  class="btn btn--quiet"
                  type="button"
                  aria-label={text.endName(one.mentor.name, one.member.name)}
                  onClick={() => void end(one)}
                >
                  {text.end}
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={ending.problem()}>{(problem) => <Failure title={text.endFailed} problem={problem()} />}</Show>
      </Show>
    </section>
  );
}

/** `on`: the criteria one person is an example of. */
function Mentor(props: {
  team: string;
  reps: readonly Person[];
  seen: AttentionView;
  on: readonly MentorView[];
  done: (says: string) => Promise<void>;
}) {
  const action = createAction();
  const member = () => props.on[0]?.member ?? { id: '', name: '' };
  const load = () => props.on[0]?.load ?? 0;
  const isFull = () => load() >= props.seen.mostMentored;
  const ids = () => ({ what: `on-${member().id}`, rep: `help-${member().id}` });
  const others = () => props.reps.filter((rep) => rep.id !== member().id);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const values = valuesOf(event.currentTarget);
    const rep = others().find((each) => each.id === values[ids().rep]);
    const what = values[ids().what];
    if (!rep || !what) return;
    const mentor = member();
    const done = await action.run(async () => {
      await addMentoring({ team: props.team, mentor: mentor.id, member: rep.id, what });
    });
    if (done) await props.done(text.helped(mentor.name, rep.name));
  };
  const options = () => props.on.map(({ what, name }) => ({ id: what, name }));
  return (
    <li>
      <p class="row">
        <b>{member().name}</b>
        <span class="chip" classList={{ 'chip--wait': isFull() }}>
          {text.load(load(), props.seen.mostMentored)}
        </span>
      </p>
      <ul class="on">
        <For each={props.on}>
          {({ name, mean, interval, sessions }) => (
            <li>
              {name}: {whole(mean)}{' '}
              <small class="quiet">
                ({rangeOf(interval)}, {text.of(sessions)})
              </small>
            </li>
          )}
        </For>
      </ul>
      <Show when={!isFull() && others().length > 0}>
        <form class="row" onSubmit={submit}>
          <Pick id={ids().rep} label={text.helps} options={others()} />
          <Pick id={ids().what} label={text.on} options={options()} />
          <button class="btn" type="submit" aria-label={text.helpName(member().name)} aria-disabled={action.busy()}>
            {text.help}
          </button>
        </form>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.helpFailed} problem={problem()} />}</Show>
    </li>
  );
}

function Pick(props: { id: string; label: string; options: readonly Person[] }) {
  return (
    <div class="field">
      <label for={props.id}>{props.label}</label>
      <select class="input" id={props.id} name={props.id}>
        <For each={props.options}>{({ id, name }) => <option value={id}>{name}</option>}</For>
      </select>
    </div>
  );
}
