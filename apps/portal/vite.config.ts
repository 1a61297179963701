import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** One file that renders every page on the server, one style sheet, and the letters; the browser is given no script. */
export default defineConfig({
  base: '/portal/',
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ssr: 'src/render.tsx',
    outDir: 'dist',
    emptyOutDir: true,
    ssrEmitAssets: true,
    cssCodeSplit: false,
    // The page names the style sheet by hand; letters carry their content in their names.
    rollupOptions: {
      output: {
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'assets/portal.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  // Bundled, so that React is the one for production whatever the process says.
  ssr: { noExternal: true },
});
