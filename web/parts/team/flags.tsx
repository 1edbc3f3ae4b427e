import { createSignal, For, Show } from 'solid-js';
import type { AttentionView, FlagView } from '../../../server/protocol/attention-view.ts';
import { createAction } from '../../action.ts';
import { addFlagNote } from '../../api-team.ts';
import { momentOf } from '../../format.ts';
import { text } from '../../pages/team-text.ts';
import { Failure } from '../failure.tsx';
import { AreaField } from '../field.tsx';
import { focusFirstBad, valuesOf } from '../form.ts';
import { changeSays } from './numbers.ts';

const list = new Intl.ListFormat('en-GB');

/** Whom the rule names, how sure that is, and what was done. Nothing is sent from here. */
export function Flags(props: { team: string; seen: AttentionView; again: () => Promise<void> }) {
  const judged = () => (props.seen.flags.state === 'judged' ? props.seen.flags : null);
  const why = () => (props.seen.flags.state === 'not judged' ? text.notJudged[props.seen.flags.why] : null);
  return (
    <section class="sec" aria-labelledby="h-flags">
      <div class="sec__head">
        <h2 id="h-flags">{text.attention}</h2>
        <p>{text.attentionSays}</p>
      </div>
      <div class="look">
        <div>
          <Show when={why()}>{(says) => <p>{says()}</p>}</Show>
          <Show when={judged()}>
            {(flags) => (
              <>
                <Show when={flags().flags.length > 0} fallback={<p>{text.noFlags}</p>}>
                  <div class="attn">
                    <For each={flags().flags}>
                      {(flag) => <Flag flag={flag} team={props.team} notes={props.seen.notes} again={props.again} />}
                    </For>
                  </div>
                </Show>
                <p class="sm quiet chance">{text.chance(flags())}</p>
              </>
            )}
          </Show>
        </div>
        <div>
          <h3>{text.plateaus}</h3>
          <Show when={props.seen.plateaus.length > 0} fallback={<p class="sm quiet">{text.noPlateaus}</p>}>
            <ul class="still">
              <For each={props.seen.plateaus}>
                {({ member, sessions, change }) => (
                  <li>
                    <b>{member.name}</b> {text.plateauSays(sessions.join(', '), changeSays(change))}
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      </div>
    </section>
  );
}

function Flag(props: { flag: FlagView; team: string; notes: AttentionView['notes']; again: () => Promise<void> }) {
  const { member } = props.flag;
  const isClosing = () => props.flag.change?.verdict === 'improved';
  const notes = () => props.notes.filter((note) => note.member === member.id);
  const what = () => props.flag.under[0]?.criterion ?? '';
  return (
    <article aria-label={member.name}>
      <div class="flag">
        <div class="flag__says">
          <h3>{member.name}</h3>
          <p class="row">
            <span class="chip" classList={{ 'chip--low': !isClosing() }}>
              {isClosing() ? text.closing : text.flagged}
            </span>
            <span class="sm">{text.sure(props.flag.sure)}</span>
          </p>
          <p>
            {text.flagSays(list.format(props.flag.under.map(({ name }) => name)))}{' '}
            <Show when={props.flag.change}>{(change) => text.flagChange(changeSays(change()))}</Show>
          </p>
          <div class="row">
            <a
              class="btn"
              href={`/assign?member=${member.id}&what=criterion:${what()}`}
              aria-label={text.assignTo(member.name)}
            >
              {text.assign}
            </a>
            <a class="btn btn--quiet" href="/shared">
              {text.evidence}
            </a>
          </div>
        </div>
        <div class="flag__notes">
          <Show when={notes().length > 0}>
            <ul class="notes" aria-label={text.notes(member.name)}>
              <For each={notes()}>
                {(note) => (
                  <li>
                    <span class="said">{note.says}</span>
                    <small class="faint">
                      {note.by}, {momentOf(note.at)}
                    </small>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <NoteForm team={props.team} member={member} again={props.again} />
        </div>
      </div>
    </article>
  );
}

function NoteForm(props: { team: string; member: FlagView['member']; again: () => Promise<void> }) {
  const action = createAction();
  const [wrong, setWrong] = createSignal<string | null>(null);
  const id = () => `note-${props.member.id}`;
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const says = valuesOf(form)[id()] ?? '';
    setWrong(says ? null : text.noteMissing);
    if (wrong()) return focusFirstBad(form);
    const done = await action.run(async () => {
      await addFlagNote({ team: props.team, member: props.member.id, says });
    });
    if (!done) return;
    form.reset();
    await props.again();
  };
  return (
    <form class="note" onSubmit={submit} novalidate aria-label={text.noteFor(props.member.name)}>
      <AreaField id={id()} label={text.note} rows={2} maxlength={500} problem={wrong()} />
      <Show when={action.problem()}>{(problem) => <Failure title={text.noteFailed} problem={problem()} />}</Show>
      <button class="btn" type="submit" aria-disabled={action.busy()}>
        {action.busy() ? text.saving : text.saveNote}
      </button>
    </form>
  );
}
