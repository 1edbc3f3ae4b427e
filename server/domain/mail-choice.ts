import { z } from 'zod';

/** What a member is sent by e-mail. In the product they are told all the same. */

export const MailKind = z.enum(['digest', 'notices']);
export type MailKind = z.infer<typeof MailKind>;

export const MailChoice = z.object({ digest: z.boolean(), notices: z.boolean() });
export type MailChoice = z.infer<typeof MailChoice>;

/** Nobody is sent notices who did not ask for them. */
export const usualMail: MailChoice = { digest: true, notices: false };
