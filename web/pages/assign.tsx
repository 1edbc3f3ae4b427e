import { useSearchParams } from '@solidjs/router';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { AssignmentView, ProposalView } from '../../server/protocol/assignment-view.ts';
import { readAssignments, readChoices, readProposals, readScenarios, withdrawAssignment } from '../api.ts';
import { namesOf } from '../format.ts';
import { createLoad } from '../load.ts';
import { readsOthers, useMe } from '../member.tsx';
import { AskedFirst } from '../parts/asked-first.tsx';
import { Failure } from '../parts/failure.tsx';
import { Fold } from '../parts/fold.tsx';
import { AssignForm, type Draft } from '../parts/goals/assign-form.tsx';
import { AssignmentItem, isLeft } from '../parts/goals/assignment-item.tsx';
import { text as words } from '../parts/goals/goals-text.ts';
import { Proposals } from '../parts/goals/proposals.tsx';
import { Heading } from '../parts/heading.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { createTitle } from '../parts/title.ts';
import { text } from './assign-text.ts';
import NotFound from './not-found.tsx';

/** Practice for others: what gaps propose, a new assignment, and what is open. */
export default function Assign() {
  const me = useMe();
  return (
    <Show when={readsOthers(me().role)} fallback={<NotFound />}>
      <Assigning />
    </Show>
  );
}

type Asked = { member?: string; team?: string; goal?: string; review?: string; what?: string; scenario?: string };

function draftOf({ member, team, goal, review, what, scenario }: Asked): Draft {
  return {
    whose: team ? `team:${team}` : member ? `member:${member}` : '',
    scenarios: scenario ? [scenario] : [],
    ...(goal && { goal }),
    ...(review && { review }),
    ...(what && { what }),
    ...(scenario && { attempts: 1, declared: true }),
  };
}

const draftFrom = ({ member, quantity, assignment }: ProposalView): Draft => ({
  ...assignment,
  whose: `member:${member.id}`,
  what: quantity.what,
});

function Assigning() {
  createTitle(() => text.title);
  const [asked] = useSearchParams<Asked>();
  const [draft, setDraft] = createSignal<Draft>(draftOf(asked));
  const [about, setAbout] = createSignal<AssignmentView | null>(null);
  const all = createLoad(
    () => 'assign',
    async () => {
      const [choices, scenarios, proposed, assignments] = await Promise.all([
        readChoices(),
        readScenarios(),
        readProposals(),
        readAssignments(),
      ]);
      return { choices, scenarios, proposed, assignments };
    },
  );
  const theirs = () => all.value()?.assignments.theirs ?? [];
  const open = () =>
    theirs().filter((one) => !one.withdrawn && one.members.some((member) => isLeft(member, one.attempts)));
  const over = () =>
    theirs()
      .filter((one) => !open().includes(one))
      .toReversed();
  const use = (proposal: ProposalView) => {
    setDraft(draftFrom(proposal));
    document.getElementById('h-new')?.focus();
  };
  return (
    <div class="pg-assign">
      <Switch fallback={<Skeleton label={text.loading} lines={[45, 90, 75, 60]} heading />}>
        <Match when={all.value()}>
          {(value) => (
            <>
              <Heading>{text.heading(value().proposed.proposals.length, open().length)}</Heading>
              <section class="sec" aria-labelledby="h-proposed">
                <div class="sec__head">
                  <h2 id="h-proposed">{text.proposals}</h2>
                  <p>{text.proposalsSays(value().choices.threshold)}</p>
                </div>
                <Proposals proposals={value().proposed.proposals} use={use} />
                <Show when={value().proposed.unknown.length > 0}>
                  <p class="sm quiet">{text.unknown(namesOf(value().proposed.unknown))}</p>
                </Show>
              </section>
              <section class="sec" aria-labelledby="h-new">
                <div class="sec__head">
                  <h2 id="h-new" tabindex="-1">
                    {text.create}
                  </h2>
                </div>
                <Show when={draft()} keyed>
                  {(started) => (
                    <AssignForm
                      choices={value().choices}
                      scenarios={value().scenarios}
                      draft={started}
                      made={async () => {
                        await all.again();
                      }}
                    />
                  )}
                </Show>
              </section>
              <section class="sec" aria-labelledby="h-open">
                <div class="sec__head">
                  <h2 id="h-open">{text.open}</h2>
                </div>
                <AskedFirst
                  about={about()}
                  close={() => setAbout(null)}
                  question={(one) => words.withdrawQuestion(one.whose.name)}
                  says={words.withdrawSays}
                  yes={words.withdraw}
                  no={words.keep}
                  act={async (one) => void (await withdrawAssignment(one.id))}
                  over={() => all.again()}
                  failed={words.withdrawFailed}
                />
                <Show when={open().length > 0} fallback={<p class="quiet">{text.openEmpty}</p>}>
                  <For each={open()}>{(one) => <AssignmentItem assignment={one} withdraw={() => setAbout(one)} />}</For>
                </Show>
              </section>
              <Show when={over().length > 0}>
                <Fold id="h-over" heading={text.over} holds={text.holds(over().length)}>
                  <For each={over()}>{(one) => <AssignmentItem assignment={one} />}</For>
                </Fold>
              </Show>
            </>
          )}
        </Match>
        <Match when={all.failed()}>
          {(problem) => (
            <>
              <Heading>{text.title}</Heading>
              <Failure title={text.failed} problem={problem()} again={() => void all.again()} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
}
