import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8787';

/** The web app, built into `dist/`, which the server serves. Also what vitest reads. */
export default defineConfig({
  // The plugin would ask vitest for a DOM, which no unit test here needs.
  plugins: process.env.VITEST ? [] : [solid()],
  build: { outDir: 'dist', target: 'es2022', emptyOutDir: true },
  server: {
    // The server trusts its own address alone, so the proxy speaks in its name.
    proxy: { '/api': { target: server, changeOrigin: true, ws: true, headers: { origin: server } } },
  },
  test: { environment: 'node', include: ['test/**/*.test.ts'] },
});
