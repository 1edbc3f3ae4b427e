import { createMemo, createSignal, For, Show } from 'solid-js';
import { levels } from '../../../server/domain/level.ts';
import type { Level } from '../../../server/domain/rubric.ts';
import type { ReviewView, Side } from '../../../server/protocol/review-view.ts';
import { createAction } from '../../action.ts';
import { capital, firstNameOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { saveText } from '../../reviews-api.ts';
import { Failure } from '../failure.tsx';
import { LevelBadge } from '../level.tsx';
import { Folded } from './folded.tsx';
import { isHidden, isWriting, proposedLevel, sideOf, textBy } from './read.ts';

/** The level each side sees on every criterion, next to each other, and where they differ. */

type Props = {
  review: ReviewView;
  section: { by: ('rep' | 'manager' | 'asked')[] };
  again: () => Promise<void>;
};
type Criterion = ReviewView['criteria'][number];
type Split = { shown: Criterion[]; folded: Criterion[] };
const sides = ['rep', 'manager'] as const;

const levelBy = (review: ReviewView, { id }: Criterion, side: Side) => textBy(review, `level:${id}`, side)?.says ?? '';

/** Criteria to show at once; the others are rarely asked about. */
function split(review: ReviewView, isSaying: boolean): Split {
  const isSaid = (criterion: Criterion) => sides.some((side) => levelBy(review, criterion, side) !== '');
  const isShown = (criterion: Criterion) => isSaid(criterion) || (isSaying && proposes(review, criterion) !== null);
  const shown = review.criteria.filter(isShown);
  // whoever has nothing to go by says what they see on any of them
  if (isSaying && shown.length === 0) return { shown: review.criteria, folded: [] };
  return { shown, folded: review.criteria.filter((criterion) => !shown.includes(criterion)) };
}

const idsOf = (criteria: readonly Criterion[]) => criteria.map(({ id }) => id).join();
const isSame = (a: Split, b: Split) => idsOf(a.shown) === idsOf(b.shown) && idsOf(a.folded) === idsOf(b.folded);

/** What is proposed to the manager; a rep says what they see without it. */
const proposes = (review: ReviewView, { id }: Criterion): Level | null =>
  review.as === 'manager' ? proposedLevel(review, id) : null;

export function Views(props: Props) {
  const isSaying = () => isWriting(props.review, props.section);
  const hasScores = () => props.review.criteria.some((criterion) => proposes(props.review, criterion) !== null);
  return (
    <Show when={isSaying() && props.review.as === 'manager' && hasScores()} fallback={<Tables {...props} />}>
      <Proposal {...props} />
      <Folded of={`${props.review.id} each level`} says={text.bySelf}>
        <Tables {...props} />
      </Folded>
    </Show>
  );
}

function Tables(props: Props) {
  const isSaying = () => isWriting(props.review, props.section);
  // read again after a change, the rows are the same ones: the keyboard stays where it is
  const parts = createMemo(() => split(props.review, isSaying()), undefined, { equals: isSame });
  const foldedSays = () => (isSaying() ? text.noneProposed : text.nobodySaid)(parts().folded.length);
  return (
    <>
      <Show when={parts().shown.length > 0} fallback={<p class="sm quiet">{text.nobodySaidAny}</p>}>
        <Levels {...props} criteria={parts().shown} />
      </Show>
      <Show when={parts().folded.length > 0}>
        <Folded of={`${props.review.id} levels`} says={foldedSays()}>
          <Show
            when={isSaying()}
            fallback={
              <p class="sm">
                {parts()
                  .folded.map(({ name }) => name)
                  .join(', ')}
              </p>
            }
          >
            <Levels {...props} criteria={parts().folded} />
          </Show>
        </Folded>
      </Show>
    </>
  );
}

/** The levels that the scores suggest, all taken over with one click where nothing is said yet; then those said. */
function Proposal(props: Props) {
  const action = createAction();
  const said = (criterion: Criterion) => levelBy(props.review, criterion, 'manager');
  const open = () =>
    props.review.criteria.flatMap((criterion) => {
      const level = proposes(props.review, criterion);
      return level && said(criterion) === '' ? [{ criterion, level }] : [];
    });
  const isOpen = () => open().length > 0;
  const of = (level: Level) =>
    props.review.criteria.filter(
      (each) => (isOpen() ? said(each) || proposes(props.review, each) : said(each)) === level,
    );
  const takeOver = async () => {
    await action.run(async () => {
      for (const { criterion, level } of open()) {
        const section = `level:${criterion.id}`;
        const version = textBy(props.review, section, 'manager')?.version ?? 0;
        await saveText(props.review.id, { section, version, says: level });
      }
    });
    await props.again();
  };
  return (
    <>
      <Show when={isOpen()}>
        <p class="note">{text.proposedLevels(open().length, props.review.criteria.length)}</p>
      </Show>
      <dl class="said-levels" aria-label={isOpen() ? text.levelsProposed : text.levelsSaid}>
        <For each={levels.toReversed().filter((level) => of(level).length > 0)}>
          {(level) => (
            <div>
              <dt>
                <LevelBadge level={level} />
              </dt>
              <dd>
                {of(level)
                  .map((each) => nameWith(props.review, each))
                  .join(', ')}
              </dd>
            </div>
          )}
        </For>
      </dl>
      <p class="sm quiet">
        {text.levelsOther(firstNameOf(props.review.rep.name))} <HiddenSays review={props.review} side="rep" />.
      </p>
      <Show when={isOpen()}>
        <p>
          <button class="btn" type="button" aria-disabled={action.busy()} onClick={() => void takeOver()}>
            {action.busy() ? text.takingOver : text.takeOver}
          </button>
        </p>
      </Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.levelFailed} problem={problem()} />}</Show>
    </>
  );
}

/** A level on one session alone says so. */
function nameWith(review: ReviewView, { id, name }: Criterion): string {
  const sessions = review.evidence?.rows.find(({ what }) => what === `criterion:${id}`)?.now?.sessions;
  return sessions === 1 ? text.onOne(name) : name;
}

function Levels(props: Props & { criteria: Criterion[] }) {
  const columns = () => text.levelsColumns(firstNameOf(props.review.rep.name), firstNameOf(props.review.manager.name));
  return (
    <section class="scroll" tabindex="0" aria-label={text.levels}>
      <table class="table cmp">
        <caption class="vh">{text.levels}</caption>
        <thead>
          <tr>
            <For each={columns()}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.criteria}>
            {(criterion, i) => (
              <tr>
                <th scope="row">{criterion.name}</th>
                <For each={sides}>
                  {(side) => (
                    <Show
                      when={!isHidden(props.review, side)}
                      fallback={
                        <Show when={i() === 0}>
                          <td class="quiet sm cmp__hidden" rowspan={props.criteria.length}>
                            <HiddenSays review={props.review} side={side} />
                          </td>
                        </Show>
                      }
                    >
                      <td>
                        <Show
                          when={sideOf(props.review) === side && isWriting(props.review, props.section)}
                          fallback={
                            <LevelBadge level={levelBy(props.review, criterion, side) || null} none={text.levelNone} />
                          }
                        >
                          <Choose review={props.review} criterion={criterion} side={side} again={props.again} />
                        </Show>
                      </td>
                    </Show>
                  )}
                </For>
                <td>
                  <Compared review={props.review} criterion={criterion} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

/** Of a rep it is known whether they let their view be seen; of a manager nothing is. */
function HiddenSays(props: { review: ReviewView; side: Side }) {
  if (props.side === 'manager') return text.hiddenUntilManager;
  return <>{props.review.selfSharedAt === null ? text.notSharedYet : text.hiddenUntilBoth}</>;
}

function Compared(props: { review: ReviewView; criterion: Criterion }) {
  const of = (side: Side) => levelBy(props.review, props.criterion, side);
  return (
    <Show when={of('rep') !== '' && of('manager') !== ''}>
      <Show when={of('rep') !== of('manager')} fallback={<span class="quiet">{text.agreed}</span>}>
        <span class="chip chip--wait">{text.differ}</span>
      </Show>
    </Show>
  );
}

function Choose(props: { review: ReviewView; criterion: Criterion; side: Side; again: () => Promise<void> }) {
  const action = createAction();
  const section = () => `level:${props.criterion.id}`;
  const stands = () => textBy(props.review, section(), props.side);
  const [saving, setSaving] = createSignal<string | null>(null);
  const chosen = () => saving() ?? stands()?.says ?? '';
  const none = () => {
    const level = proposes(props.review, props.criterion);
    return level ? text.levelProposed(level) : text.levelNone;
  };
  const save = async (says: string) => {
    setSaving(says);
    await action.run(async () => {
      const version = stands()?.version ?? 0;
      await saveText(props.review.id, { section: section(), version, says });
    });
    await props.again();
    setSaving(null);
  };
  return (
    <>
      <select
        class="input"
        aria-label={text.levelOf(props.criterion.name)}
        onChange={(event) => void save(event.currentTarget.value)}
      >
        <option value="" selected={chosen() === ''}>
          {none()}
        </option>
        <For each={Object.keys(props.criterion.levels) as Level[]}>
          {(level) => (
            <option value={level} selected={chosen() === level}>
              {capital(level)}
            </option>
          )}
        </For>
      </select>
      <Show when={props.criterion.levels[chosen() as Level]}>{(means) => <small>{means()}</small>}</Show>
      <Show when={action.problem()}>{(problem) => <Failure title={text.levelFailed} problem={problem()} />}</Show>
    </>
  );
}
