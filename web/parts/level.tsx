import type { Level } from '../../server/domain/rubric.ts';
import { capital } from '../format.ts';

const kinds = { 'needs improvement': 'low', good: 'good', excellent: 'high' } as const;

/** Three bars and a word. `none` is what it says when there is no level. */
export function LevelBadge(props: { level: Level | string | null; none?: string }) {
  const kind = () => kinds[props.level as Level] ?? 'na';
  return (
    <span class={`level level--${kind()}`}>{props.level ? capital(props.level) : (props.none ?? 'Not scored')}</span>
  );
}
