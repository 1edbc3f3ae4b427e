export const text = {
  title: 'Practise',
  heading: 'Who will you face?',
  says: 'Every prospect has reasons they won’t give you for nothing. Pick one, read the brief, then talk.',
  loading: 'Loading the scenarios',
  failed: 'The scenarios couldn’t be loaded.',
  empty: 'There are no scenarios yet. Whoever runs this server can add them.',
  minutes: (n: number) => `${n} minutes`,
  never: 'Not practised yet',
  met: (n: number, when: string) => (n === 1 ? `Practised once, ${when}` : `Practised ${n} times, last ${when}`),
};
