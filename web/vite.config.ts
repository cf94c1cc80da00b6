import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.ALDIA_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: { outDir: 'dist', assetsDir: 'assets', target: 'es2024', chunkSizeWarningLimit: 800 },
  server: { proxy: { '/api': server, '/socket.io': { target: server, ws: true } } },
})
