import { demoMembers, demoPassword } from './db/demo.ts';
import { StartError } from './db/folder-lock.ts';
import { readEnvironment } from './environment.ts';
import { errorName, errorPlace, logToConsole as log } from './log.ts';
import { ContentError } from './practice/library.ts';
import { startServer } from './start.ts';

/**
 * Starts the server, says where it is, and stops it when asked to, however far it has got. Node
 * would print the text of an error nobody caught, which may quote what a rep said. A promise that
 * nobody waited for belongs to one request or one session: the others go on.
 */
process.on('unhandledRejection', (error) =>
  log('nobody waited for a failure', { error: errorName(error), at: errorPlace(error) }),
);
process.on('uncaughtException', (error) => {
  log('stopped by an error', { error: errorName(error), at: errorPlace(error) });
  process.exit(1);
});
try {
  const environment = readEnvironment(process.env);
  const started = startServer(environment, log);
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log('stopping', { signal });
      void started.then((running) => running.stop()).then(() => process.exit(0));
    });

  const running = await started;
  void running.databaseGone.then(() => {
    if (stopping) return;
    log('the embedded database has stopped');
    process.exit(1);
  });

  const address = environment.PUBLIC_URL ?? `http://localhost:${running.port}`;
  console.log(`Pushback is at ${address}`);
  if (environment.DEMO)
    console.log(`Sign in as ${demoMembers.map((m) => m.email).join(', ')}; the password is ${demoPassword}`);
  if (running.setupCode)
    console.log(
      `Nobody has an account yet. Make the first one at ${address.replace(/\/$/, '')}/setup; the setup code is ${running.setupCode}`,
    );
} catch (error) {
  const explained = error instanceof StartError || error instanceof ContentError;
  console.error(`Pushback can't start: ${explained ? error.message : errorName(error)}`);
  if (!explained) console.error((error as Error).stack);
  process.exit(1);
}
