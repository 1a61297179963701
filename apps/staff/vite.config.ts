import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env.DEV_API_PORT ?? process.env.PORT ?? '3000'}`;

export default defineConfig({
  base: '/staff/',
  plugins: [react()],
  // The content security policy allows no inline script, and the polyfill would be one.
  build: { outDir: 'dist', emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  // The server refuses writes of a foreign origin, so the host stays the one that the browser asked.
  server: { proxy: { '/trpc': { target: api, changeOrigin: false } } },
});
