import { For, Show } from 'solid-js';
import type { ComplianceFlag, EvidencePack, EvidenceRow, Headline, Mean } from '../../../server/domain/evidence.ts';
import { levelFrom } from '../../../server/domain/level.ts';
import { criterionOf } from '../../../server/domain/measured.ts';
import { onScale } from '../../../server/domain/scale.ts';
import { capital, clockOf, momentOf, percentOf } from '../../format.ts';
import { text } from '../../pages/review-text.ts';
import { basisBrief } from '../../record/basis-text.ts';
import { linkFrom, rowLink, sessionLink } from '../../record/session-link.ts';
import { LevelBadge } from '../level.tsx';
import { dayShort } from './days.ts';
import { Folded } from './folded.tsx';

/** The numbers of a review: six on top, the rest behind them, each with how sure it is. */

const scales = { points: 'score', share: 'share', count: 'count', other: 'z-score' } as const;
const bounded = ({ unit }: EvidenceRow, value: number) => onScale(value, scales[unit]);

/** Within what a value can be at all. */
function shown(row: EvidenceRow, value: number): string {
  const within = bounded(row, value);
  if (row.unit === 'share') return percentOf(within);
  return String(row.unit === 'points' ? Math.round(within) : Math.round(within * 10) / 10);
}

/** Where a value stands on the line, in per cent; null off any scale. */
function placeOn(row: EvidenceRow, value: number): string | null {
  if (row.unit === 'other' || row.unit === 'count') return null;
  return `${bounded(row, value) * (row.unit === 'share' ? 100 : 1)}%`;
}

/** Whether a number tells of something to improve: it stands there, not under what went well. */
function isToImprove({ id, value }: Headline, { rows }: EvidencePack): boolean {
  if (id === 'overall') return rows.find(({ what }) => what === 'overall')?.change?.verdict === 'worse';
  return id === 'weakest' || (id === 'compliance' && value !== null && value > 0);
}

/** The six numbers, each where it belongs: under what went well, or what to improve. */
export function Headlines(props: { evidence: EvidencePack; toImprove: boolean }) {
  const shown = () => props.evidence.headline.filter((each) => isToImprove(each, props.evidence) === props.toImprove);
  return (
    <ul class="heads" classList={{ 'heads--two': shown().length % 2 === 0 && shown().length % 3 !== 0 }}>
      <For each={shown()}>
        {({ label, value, from, says }) => (
          <li>
            <b>
              <Show when={value !== null} fallback={<span>–</span>}>
                <Show when={from !== null}>
                  {Math.round(from ?? 0)} <span>to</span>{' '}
                </Show>
                {Math.round(value ?? 0)}
              </Show>
            </b>
            <p class="eyebrow">{label}</p>
            <p>{says}</p>
          </li>
        )}
      </For>
    </ul>
  );
}

/** The criteria are counted by themselves: levels are said on those alone. */
function numbersSays({ rows }: EvidencePack): string {
  const others = rows.filter(({ what }) => !what.startsWith(criterionOf('')));
  return text.allFigures(
    rows.length - others.length,
    others.map(({ name }) => name),
  );
}

/** Why nothing is said of a change: as many sessions of another criterion may do, whose error is known. */
function untoldSays({ baseline, now }: EvidenceRow): string {
  if (!now) return text.noneNow;
  return baseline ? text.errorUnknown : text.noneBefore;
}

export function Figures(props: { of: string; evidence: EvidencePack; sharedAt: string | null }) {
  return (
    <>
      <Show when={props.evidence.rows.length > 0} fallback={<p class="sm quiet">{text.noEvidence}</p>}>
        <Folded of={`${props.of} figures`} says={numbersSays(props.evidence)}>
          <p class="sm quiet">{text.figuresSays}</p>
          <section class="scroll" tabindex="0" aria-label={text.figuresCaption}>
            <table class="table trend">
              <caption class="vh">{text.figuresCaption}</caption>
              <thead>
                <tr>
                  <For each={text.figuresColumns}>
                    {(column) => <th scope="col">{column || <span class="vh">{text.scale}</span>}</th>}
                  </For>
                  <Show when={props.evidence.team.shown}>
                    <th scope="col">{text.teamColumn}</th>
                  </Show>
                </tr>
              </thead>
              <tbody>
                <For each={props.evidence.rows}>
                  {(row) => <Row row={row} isTeamShown={props.evidence.team.shown} />}
                </For>
              </tbody>
            </table>
          </section>
          <p class="sm quiet note">{props.evidence.team.says}</p>
        </Folded>
      </Show>
      <Flags of={props.of} compliance={props.evidence.compliance} />
      <Show when={props.sharedAt}>{(at) => <p class="sm quiet note">{text.frozen(momentOf(at()))}</p>}</Show>
    </>
  );
}

/** A sentence that was said is shown where it was said, what wasn't in the scorecard's row that names it. */
function flagLink({ session, source, what, place }: Pick<ComplianceFlag, 'session' | 'source' | 'what' | 'place'>) {
  const isMissing = what === 'disclosures-made' || !place;
  return what && isMissing ? rowLink(session, source, what) : sessionLink(session, source, place?.at.seq);
}

function Flags(props: { of: string; compliance: EvidencePack['compliance'] }) {
  const says = () => text.flags(props.compliance.flags.length, props.compliance.checked);
  return (
    <Show when={props.compliance.checked > 0}>
      <Show when={props.compliance.flags.length > 0} fallback={<p class="sm note">{says()}</p>}>
        <Folded of={`${props.of} flags`} says={says()}>
          <ul class="plain sm">
            <For each={props.compliance.flags}>
              {({ session, source, on, what, says, place }) => (
                <li>
                  <a href={linkFrom(props.of, flagLink({ session, source, what, place }))}>
                    {text.flagAt(source, dayShort(on), place ? clockOf(place.atMs) : null)}
                  </a>{' '}
                  {says}
                </li>
              )}
            </For>
          </ul>
        </Folded>
      </Show>
    </Show>
  );
}

/** `rests`: what is said of its sessions otherwise than by their number. */
function Certain(props: { row: EvidenceRow; mean: Mean | null; strong?: boolean; rests?: string }) {
  const says = ({ low, high, sessions }: Mean) => {
    if (low === null || high === null) return props.rests ? text.intervalNotKnown : text.intervalNone(sessions);
    const ends = text.ends(shown(props.row, low), shown(props.row, high));
    return props.rests ? ends : text.endsOn(ends, sessions);
  };
  return (
    <Show when={props.mean} fallback={<span class="faint">{text.noBaseline}</span>}>
      {(mean) => (
        <>
          <Show when={props.strong} fallback={shown(props.row, mean().value)}>
            <b>{shown(props.row, mean().value)}</b>
          </Show>
          <small>{says(mean())}</small>
          <small>{props.rests}</small>
        </>
      )}
    </Show>
  );
}

function Line(props: { row: EvidenceRow }) {
  const at = (value: number | null | undefined) => (value == null ? null : placeOn(props.row, value));
  const from = () => at(props.row.baseline?.value);
  const now = () => at(props.row.now?.value);
  const target = () => at(props.row.target);
  const band = () => {
    const [low, high] = [at(props.row.now?.low), at(props.row.now?.high)];
    return low && high ? { low, high } : null;
  };
  const isSure = () => props.row.change !== null && props.row.change.verdict !== 'no clear change yet';
  return (
    <svg class="dumbbell" aria-hidden="true">
      <line class="axis" x1="0" x2="100%" y1="10" y2="10" />
      <Show when={band()}>{(ends) => <line class="band" x1={ends().low} x2={ends().high} y1="10" y2="10" />}</Show>
      <Show when={from() && now()}>
        <line class="gain" classList={{ 'gain--unsure': !isSure() }} x1={from() ?? 0} x2={now() ?? 0} y1="10" y2="10" />
      </Show>
      <Show when={from()}>{(x) => <circle class="base" cx={x()} cy="10" r="4.5" />}</Show>
      <Show when={now()}>{(x) => <circle class="now" cx={x()} cy="10" r="5" />}</Show>
      <Show when={target()}>{(x) => <line class="target" x1={x()} x2={x()} y1="3" y2="17" />}</Show>
    </svg>
  );
}

function Row(props: { row: EvidenceRow; isTeamShown: boolean }) {
  const change = () => props.row.change;
  return (
    <tr>
      <th scope="row">
        <Show when={props.row.goal} fallback={props.row.name}>
          {(goal) => <a href={`/goals/${goal()}`}>{props.row.name}</a>}
        </Show>
      </th>
      <td>
        <Certain
          row={props.row}
          mean={props.row.baseline}
          rests={basisBrief(props.row.basis, (value) => shown(props.row, value))}
        />
        <Show when={props.row.goal}>
          <small>{text.goalBefore}</small>
        </Show>
      </td>
      <td class="trend__line">
        <Line row={props.row} />
      </td>
      <td>
        <Certain row={props.row} mean={props.row.now} strong />
        <Show when={props.row.goal && props.row.now}>
          <small>{text.goalNow}</small>
        </Show>
      </td>
      <td>
        <Show when={props.row.target !== null} fallback={<span class="faint">{text.notSet}</span>}>
          {shown(props.row, props.row.target ?? 0)}
        </Show>
        <Show when={props.row.threshold !== null}>
          <small>{text.threshold(Math.round(props.row.threshold ?? 0))}</small>
        </Show>
      </td>
      <td>
        <Show when={props.row.level}>{(level) => <LevelBadge level={level()} />}</Show>
        <Show when={change()?.verdict === 'improved' && props.row.level === 'needs improvement'}>
          <small>{text.upAndUnder(levelFrom.good)}</small>
        </Show>
      </td>
      <td>
        <Show
          when={change()}
          fallback={
            <>
              <span class="quiet">{text.tooFew}</span>
              <small>{untoldSays(props.row)}</small>
            </>
          }
        >
          {(moved) => (
            <>
              <span
                class="delta"
                classList={{
                  'delta--up': moved().verdict === 'improved',
                  'delta--down': moved().verdict === 'worse',
                  'delta--flat': moved().verdict === 'no clear change yet',
                }}
              >
                {capital(moved().verdict)}
              </span>
              <small>
                {moved().verdict === 'no clear change yet'
                  ? moved().further
                    ? text.further(moved().further ?? 0)
                    : ''
                  : text.sure(moved().sure)}
              </small>
            </>
          )}
        </Show>
      </td>
      <Show when={props.isTeamShown}>
        <td>
          <Show when={props.row.place} fallback={<span class="quiet">{text.tooFew}</span>}>
            {(place) => (
              <>
                {text.places[place().where]}
                <small>
                  {text.placeSays(
                    Math.round(place().low),
                    Math.round(place().median),
                    Math.round(place().high),
                    place().reps,
                  )}
                </small>
              </>
            )}
          </Show>
        </td>
      </Show>
    </tr>
  );
}
