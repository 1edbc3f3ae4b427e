import { createHmac } from 'node:crypto';

/** What an organisation's webhook is signed with: made of the server's secret, of which it tells nothing. */
export const webhookKeyOf = (secret: string, orgId: string): string =>
  createHmac('sha256', secret).update(`pushback.webhook.${orgId}`).digest('base64url');
