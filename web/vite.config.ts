import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.ALDIA_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2024',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        // The schemas stand in one chunk with the line that keeps zod from `eval`: split, they would run before it.
        codeSplitting: { groups: [{ name: 'contracts', test: /shared\/src|\/zod\/|without-eval/ }] },
      },
    },
  },
  // Given as objects, so that the browser's Host header stays: the server compares it with the Origin of every write.
  server: { proxy: { '/api': { target: server }, '/socket.io': { target: server, ws: true } } },
})
