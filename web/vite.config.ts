import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { textsByLanguage } from './texts-by-language.ts'

const server = process.env.ALDIA_SERVER ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [textsByLanguage(), react(), tailwindcss(), compressed()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    target: 'es2024',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        // The schemas stand in one chunk with the line that keeps zod from `eval`: split, they would run before it.
        // Texts and what reads them know no schema and go where they are needed.
        codeSplitting: {
          groups: [{ name: 'contracts', test: /shared\/src\/(?!text\/|payment-block)|\/zod\/|without-eval/ }],
        },
      },
    },
  },
  // Given as objects, so that the browser's Host header stays: the server compares it with the Origin of every write.
  server: { proxy: { '/api': { target: server }, '/socket.io': { target: server, ws: true } } },
})

/**
 * Writes a `.br` and a `.gz` beside everything made of text, once and thoroughly, so that the server need not compress
 * anything while it serves. Browsers take `.br` over HTTPS and from this machine only, `.gz` from everywhere.
 */
function compressed(): Plugin {
  const isText = /\.(?:html|css|js|json|svg|txt|webmanifest)$/
  const worthItBytes = 1000
  const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)]
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.values(bundle)
        .filter(({ fileName }) => isText.test(fileName))
        .map(
          (part) => [join(dir, part.fileName), Buffer.from(part.type === 'chunk' ? part.code : part.source)] as const,
        )
        .filter(([, bytes]) => bytes.length > worthItBytes)
      await Promise.all(
        texts.map(async ([file, bytes]) => {
          const params = {
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          }
          await writeFile(`${file}.br`, await brotli(bytes, { params }))
          await writeFile(`${file}.gz`, await zip(bytes, { level: constants.Z_BEST_COMPRESSION }))
        }),
      )
    },
  }
}
