/** The HTTP side of a rep: signs in as a demo member, begins sessions, reads what came of them. */

export type Rep = Awaited<ReturnType<typeof signIn>>;

export async function signIn(url: string, email = 'rep@demo.pushback.local', password = 'practice-makes') {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in was refused: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  return {
    cookie,
    ask,
    begin: async (scenario: string, difficulty: string, seed: string) =>
      (await ask<{ id: string }>('POST', '/api/sessions', { scenario, difficulty, seed })).id,
    scenarios: () => ask<{ id: string; difficulties: string[] }[]>('GET', '/api/scenarios'),
  };
}
