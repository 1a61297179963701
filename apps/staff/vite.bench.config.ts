import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page of the bench `key-to-paint`: the sheet's own path from a key to the screen, built as the app is. */
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: 'node_modules/.bench',
    emptyOutDir: true,
    rolldownOptions: { input: join(import.meta.dirname, 'bench.html') },
  },
});
