import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const server = 'http://127.0.0.1:8787';

/** The web app, built into `dist/`, which the server serves. */
export default defineConfig({
  plugins: [solid()],
  build: { outDir: 'dist', target: 'es2022', emptyOutDir: true },
  server: {
    // The server trusts its own address alone, so the proxy speaks in its name.
    proxy: { '/api': { target: server, changeOrigin: true, ws: true, headers: { origin: server } } },
  },
});
