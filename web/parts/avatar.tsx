import { initialsOf } from '../format.ts';

/** A monogram. Filled for a colleague, outlined serif for a simulated prospect. */
export function Avatar(props: { name: string; them?: boolean; large?: boolean }) {
  return (
    <span class="avatar" classList={{ 'avatar--them': props.them, 'avatar--lg': props.large }} aria-hidden="true">
      {initialsOf(props.name)}
    </span>
  );
}
