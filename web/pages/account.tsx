import { capital } from '../format.ts';
import { useMe } from '../member.tsx';
import { Facts } from '../parts/facts.tsx';
import { Heading } from '../parts/heading.tsx';
import { KeysSection } from '../parts/keys.tsx';
import { MailChoices } from '../parts/mail-choices.tsx';
import { OwnData } from '../parts/own-data.tsx';
import { PasswordSection } from '../parts/password.tsx';
import { createTitle } from '../parts/title.ts';
import { text } from './account-text.ts';

export default function Account() {
  createTitle(() => text.title);
  const me = useMe();
  const facts = () => {
    const { name, email, organisation, role, teams } = me();
    const inTeams = teams.map((team) => team.name).join(', ');
    return [
      [text.name, name],
      [text.email, email],
      [text.organisation, organisation.name],
      [text.role, capital(role)],
      ...(role !== 'admin' || inTeams ? [[text.teams, inTeams || text.noTeam] as const] : []),
    ] as const;
  };
  return (
    <>
      <Heading>{text.heading}</Heading>
      <Facts facts={facts()} />
      <PasswordSection />
      <MailChoices />
      <KeysSection />
      <OwnData />
    </>
  );
}
