import { createTitle } from '../parts/title.ts';
import { text } from './error-text.ts';

/** Shown when a page itself fails, or the server can't say who is there. Stands alone: no router, no shell. */
export function PageError(props: { again: () => void }) {
  createTitle(() => text.title);
  return (
    <main class="page">
      <div class="stack" role="alert">
        <h1>{text.heading}</h1>
        <p>{text.says}</p>
        <div class="row">
          <button class="btn btn--primary" type="button" onClick={() => props.again()}>
            {text.again}
          </button>
          <a class="btn" href="/" rel="external">
            {text.home}
          </a>
        </div>
      </div>
    </main>
  );
}
