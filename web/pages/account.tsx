import { Show } from 'solid-js';
import { capital } from '../format.ts';
import { useMe } from '../member.tsx';
import { Heading } from '../parts/heading.tsx';
import { KeysSection } from '../parts/keys.tsx';
import { createTitle } from '../parts/title.ts';
import './account.css';
import { text } from './account-text.ts';

export default function Account() {
  createTitle(() => text.title);
  const me = useMe();
  const fact = (term: string, says: () => string) => (
    <div>
      <dt>{term}</dt>
      <dd>{says()}</dd>
    </div>
  );
  const teams = () => me().teams.map((team) => team.name);
  return (
    <div class="pg-account">
      <Heading>{text.heading}</Heading>
      <dl class="facts">
        {fact(text.name, () => me().name)}
        {fact(text.email, () => me().email)}
        {fact(text.organisation, () => me().organisation.name)}
        {fact(text.role, () => capital(me().role))}
        <Show when={me().role !== 'admin' || teams().length > 0}>
          {fact(text.teams, () => teams().join(', ') || text.noTeam)}
        </Show>
      </dl>
      <KeysSection />
    </div>
  );
}
