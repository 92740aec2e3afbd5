import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The staff console: static files that the server hands out below every county's /console. */
export default defineConfig({
  root: 'web/console',
  base: './',
  plugins: [react()],
  build: { outDir: '../../dist/console', emptyOutDir: true, target: 'chrome87', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
});
