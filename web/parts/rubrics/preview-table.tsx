import { For, Show } from 'solid-js';
import type { RubricPreview } from '../../../server/protocol/rubric-view.ts';
import { momentOf } from '../../format.ts';
import { text } from '../../pages/rubrics-text.ts';
import { sessionLink } from '../../record/session-link.ts';
import '../block-rows.css';
import { LevelBadge } from '../level.tsx';

type Session = RubricPreview['sessions'][number];
type Scored = Session['before'];

const shown = (score: number | null) => (score === null ? text.noScore : String(Math.round(score)));

const changeSays = {
  kept: text.change,
  added: (name: string, _: string, after: string) => text.addedIn(name, after),
  removed: (name: string, before: string) => text.removedIn(name, before),
};

function changesIn({ criteria }: Session): string {
  const changed = criteria.filter(({ is, before, after }) => is !== 'kept' || shown(before) !== shown(after));
  const says = changed.map(({ is, name, before, after }) => changeSays[is](name, shown(before), shown(after)));
  return says.join('; ') || text.same;
}

/** Past sessions as they were scored, and as the draft would have. */
export function PreviewTable(props: { preview: RubricPreview }) {
  return (
    <Show when={props.preview.sessions.length > 0} fallback={<p class="quiet">{text.previewNone}</p>}>
      <p class="sm quiet">{text.previewSays(props.preview.sessions.length)}</p>
      <table class="table block-rows">
        <caption class="vh">{text.previewCaption}</caption>
        <thead>
          <tr>
            <For each={text.previewColumns}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.preview.sessions}>
            {(each) => (
              <tr>
                <th scope="row">
                  <a href={sessionLink(each.session, each.source)}>{`${each.rep}, ${each.title}`}</a>
                  <br />
                  <small class="quiet">{momentOf(each.startedAt)}</small>
                </th>
                <td data-says={text.previewColumns[1]}>
                  <Score scored={each.before} />
                </td>
                <td data-says={text.previewColumns[2]}>
                  <Score scored={each.after} />
                </td>
                <td data-says={text.previewColumns[3]}>{changesIn(each)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  );
}

function Score(props: { scored: Scored }) {
  return (
    <>
      {shown(props.scored.overall)} <LevelBadge level={props.scored.level} none={text.noScore} />
    </>
  );
}
