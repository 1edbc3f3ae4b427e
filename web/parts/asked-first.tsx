import { type JSX, Show } from 'solid-js';
import type { Problem } from '../../server/protocol/session-view.ts';
import { createAction } from '../action.ts';
import { Confirm } from './confirm.tsx';
import { Failure } from './failure.tsx';

/** Something done only after a question, to one of many; what refused it is shown where this stands. */
export function AskedFirst<T>(props: {
  /** Of which is asked; null while nothing is. */
  about: T | null;
  close: () => void;
  question: (about: T) => string;
  says: string;
  more?: (about: T) => JSX.Element;
  yes: string;
  no: string;
  /** Nothing is lost by a yes. */
  harmless?: boolean;
  act: (about: T) => Promise<void>;
  /** Told afterwards whether it was done. */
  over: (about: T, done: boolean) => Promise<void> | void;
  failed: string;
  inOurWords?: (problem: Problem) => Problem;
}) {
  const action = createAction();
  const answer = async (yes: boolean) => {
    const { about } = props;
    props.close();
    if (!yes || about === null) return;
    const done = await action.run(() => props.act(about));
    await props.over(about, done);
  };
  const said = (problem: Problem) => props.inOurWords?.(problem) ?? problem;
  return (
    <>
      <Confirm
        open={props.about !== null}
        question={props.about === null ? '' : props.question(props.about)}
        says={props.says}
        yes={props.yes}
        no={props.no}
        harmless={props.harmless}
        answer={answer}
      >
        {props.about === null ? null : props.more?.(props.about)}
      </Confirm>
      <Show when={action.problem()}>{(problem) => <Failure title={props.failed} problem={said(problem())} />}</Show>
    </>
  );
}
