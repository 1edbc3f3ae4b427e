import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js';
import type { Label } from '../../../server/domain/label.ts';
import type { MarkView } from '../../../server/protocol/listening-view.ts';
import { createAction } from '../../action.ts';
import { readMarks, removeMark } from '../../api.ts';
import { whenOf } from '../../format.ts';
import { createLoad } from '../../load.ts';
import { text } from '../../pages/listening-text.ts';
import { labelNames } from '../../record/label-text.ts';
import { ActionTable, RowButton } from '../action-table.tsx';
import { AskedFirst } from '../asked-first.tsx';
import { Failure } from '../failure.tsx';
import { Skeleton } from '../skeleton.tsx';

const namesOf = (labels: readonly Label[]) => labels.map((label) => labelNames[label]).join(', ') || text.none;

/** What was marked so far. `changed` counts what this page has added. */
export function MarkList(props: { changed: number }) {
  const page = createLoad(
    () => 'marks',
    () => readMarks(null),
  );
  const older = createAction();
  const [asked, setAsked] = createSignal<MarkView | null>(null);
  const [says, setSays] = createSignal('');
  createEffect(
    on(
      () => props.changed,
      (added) => {
        setSays(text.kept);
        if (added > 0) void page.again();
      },
      { defer: true },
    ),
  );
  const showOlder = () =>
    older.run(async () => {
      const shown = page.value();
      if (!shown?.next) return;
      const more = await readMarks(shown.next);
      page.set({ marks: [...shown.marks, ...more.marks], next: more.next });
    });
  return (
    <section class="sec" aria-labelledby="h-marks">
      <div class="sec__head">
        <h2 id="h-marks">{text.marks}</h2>
        <p>{text.marksSays}</p>
      </div>
      <p class="sm quiet" role="status">
        {says()}
      </p>
      <Switch fallback={<Skeleton label={text.marksLoading} lines={[100, 100]} />}>
        <Match when={page.value()?.marks.length === 0}>
          <p class="quiet">{text.marksNone}</p>
        </Match>
        <Match when={page.value()}>
          {(shown) => (
            <>
              <MarkTable marks={shown().marks} ask={setAsked} />
              <div class="row">
                <a class="btn" href="/api/listening/marks.txt" rel="external" download="marked.txt">
                  {text.download}
                </a>
                <Show when={shown().next}>
                  <button class="btn" type="button" onClick={() => void showOlder()} aria-disabled={older.busy()}>
                    {older.busy() ? text.olderBusy : text.older}
                  </button>
                </Show>
              </div>
              <Show when={older.problem()}>
                {(problem) => <Failure title={text.olderFailed} problem={problem()} again={() => void showOlder()} />}
              </Show>
            </>
          )}
        </Match>
        <Match when={page.failed()}>
          {(problem) => <Failure title={text.marksFailed} problem={problem()} again={() => void page.again()} />}
        </Match>
      </Switch>
      <AskedFirst
        about={asked()}
        close={() => setAsked(null)}
        question={() => text.removeQuestion}
        says={text.removeSays}
        yes={text.remove}
        no={text.keep}
        act={async ({ id }) => {
          await removeMark(id);
          await page.again();
        }}
        over={(_, removed) => void setSays(removed ? text.removed : '')}
        failed={text.removeFailed}
      />
    </section>
  );
}

function MarkTable(props: { marks: MarkView[]; ask: (mark: MarkView) => void }) {
  const now = new Date();
  const [sentence, heard, does, marked] = text.columns;
  return (
    <ActionTable caption={text.caption} columns={text.columns} acts={text.remove} rows={props.marks}>
      {(mark) => (
        <>
          <th scope="row" data-says={sentence}>
            <span class="said">{mark().text}</span>
          </th>
          <td data-says={heard}>{namesOf(mark().heard)}</td>
          <td data-says={does}>{namesOf(mark().right)}</td>
          <td data-says={marked}>{text.by(mark().by, whenOf(mark().at, now))}</td>
          <td class="act">
            <RowButton name={text.removeOf(mark().text)} says={text.remove} onClick={() => props.ask(mark())} />
          </td>
        </>
      )}
    </ActionTable>
  );
}
