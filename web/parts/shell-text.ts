export const text = {
  skip: 'Skip to content',
  nav: 'Main',
  home: 'Home',
  practise: 'Practise',
  sessions: 'Sessions',
  people: 'People',
  yourAccount: 'Your account',
  account: 'Account and theme',
  signOut: 'Sign out',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  signOutFailed: 'Signing out did not work. Try again.',
};
