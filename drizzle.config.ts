import { defineConfig } from 'drizzle-kit';

/**
 * `npm run migrations` writes the next migration from the schema. What Drizzle cannot say
 * (partitions, roles, row-level security) is added by hand: `-- --custom` makes an empty one.
 */
export default defineConfig({
  dialect: 'postgresql',
  schema: './server/db/schema/*.ts',
  out: './server/db/migrations',
  schemaFilter: ['public', 'auth'],
});
