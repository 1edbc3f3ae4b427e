import { startEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';

/** A process that tests start and kill. `keep FOLDER`: an embedded database until SIGTERM. `migrate URL`: once. */
const [what, target = ''] = process.argv.slice(2);
try {
  if (what === 'migrate') await migrate(target);
  else {
    const database = await startEmbedded(target, { fsync: 'off' });
    await migrate(database.url);
    process.once('SIGTERM', () => void database.stop().then(() => process.exit(0)));
    // Last: whoever reads it may send SIGTERM at once.
    console.log(JSON.stringify({ url: database.url }));
    setInterval(() => {}, 60_000);
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
