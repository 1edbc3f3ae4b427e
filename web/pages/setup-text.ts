import { shortPassword } from '../parts/form.ts';

export const text = {
  title: 'Set up',
  heading: 'Nobody is here yet. You are the first.',
  says: 'This makes your organisation and your account as its admin. Everyone else comes by an invitation from you.',
  loading: 'Looking whether this is still to do',
  failed: 'The server couldn’t say whether this is still to do.',
  doneHeading: 'This server is set up.',
  doneSays: 'Sign in, or ask an admin of your organisation for an invitation.',
  code: 'Setup code',
  codeHint: 'It stands in what the server printed when it started.',
  organisation: 'Your organisation',
  name: 'Your name',
  email: 'Your email',
  password: 'Choose a password',
  submit: 'Set up Pushback',
  busy: 'Setting up…',
  wrong: 'Setting up did not work.',
  wrongCode: 'This is not the code the server printed. Copy it again, without spaces.',
  missing: {
    code: 'Enter the code the server printed.',
    organisation: 'Name your organisation.',
    name: 'Enter your name.',
    email: 'Enter an email address, like name@company.example.',
    password: shortPassword,
  },
};
