import { countOf } from '../../format.ts';

export const text = {
  bell: (unread: number) => (unread === 0 ? 'Notices' : `Notices, ${unread} unread`),
  heading: 'Notices',
  empty: 'Nothing yet. Reminders and feedback come here.',
  failed: 'Your notices couldn’t be loaded.',
  loading: 'Loading your notices',
  allRead: (unread: number) => `Mark ${countOf(unread, 'notice', 'notices')} as read`,
  unread: 'Unread: ',
  digest: 'Weekly digest',
  most: '99+',
};
