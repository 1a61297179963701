import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env.DEV_API_PORT ?? '3000'}`;

export default defineConfig({
  base: '/staff/',
  plugins: [react()],
  build: { modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/trpc': api } },
});
