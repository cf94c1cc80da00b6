/**
 * Who may know whom. What does not stand here is forbidden: a new room, a new file at a root or a new library gets its
 * place in this file first. `fence.ts` says how it is read.
 */

/** One package's order. Paths are relative to its `src`; a name that ends with a slash is a room and all in it. */
export interface Order {
  /** From the ground up: a room may import the rooms before it. */
  rooms: readonly string[]
  /** Above all rooms, and may import everything: what puts the parts together and what starts them. */
  above: readonly string[]
  /** What only the named places (and tests) may import, and what itself may import everything. */
  apart: Readonly<Record<string, readonly string[]>>
  /** Rooms that know themselves only, whatever stands below them. */
  alone: readonly string[]
  /** Library, or something of the platform, and the places that may use it (glob patterns). */
  owners: Readonly<Record<string, readonly string[]>>
}

const anywhere = ['**']

export const server: Order = {
  rooms: [
    'base/',
    'workspaces/',
    'users/',
    'files/',
    'contacts/',
    'tags/',
    'calendars/',
    'debts/',
    'payments/',
    'promises/',
    'plans/',
    'settlements/',
    'policy/',
    'channels/',
    'conversations/',
    'outbox/',
    'board/',
    'account/',
    'segments/',
    'templates/',
    'thanks/',
    'cadences/',
    'campaigns/',
    'imports/',
    'today/',
    'contact-log/',
    'history/',
    'search/',
    'upkeep/',
  ],
  above: [
    'account.wiring.ts',
    'app.ts',
    'cli/',
    'config.ts',
    'jobs.ts',
    'opening.ts',
    'reactions.ts',
    'records.ts',
    'schema.ts',
    'snapshot.ts',
    'whatsapp.wiring.ts',
  ],
  apart: {
    'testing/': ['testing/'],
    'simulator/': ['simulator/', 'practice/', 'testing/', 'cli/*demo.ts'],
    'practice/': ['practice/', 'testing/', 'cli/*demo.ts'],
  },
  alone: [],
  owners: {
    'drizzle-orm': ['**/*.tables.ts', '**/*.store.ts', '**/*.reads.ts', 'base/database/*'],
    'better-sqlite3': ['base/database/*', 'base/data-folder.ts', 'upkeep/*'],
    pg: ['base/database/*', 'testing/*'],
    fastify: ['**/*.routes.ts', 'base/http/*', 'app.ts'],
    'fastify-type-provider-zod': ['base/http/*', 'app.ts'],
    '@fastify/cookie': ['base/http/*'],
    '@fastify/helmet': ['base/http/*'],
    '@fastify/multipart': ['files/files.routes.ts', 'imports/imports.routes.ts'],
    '@fastify/rate-limit': ['base/http/*'],
    '@fastify/static': ['base/http/*'],
    '@fastify/swagger': ['base/http/*'],
    '@fastify/swagger-ui': ['base/http/*'],
    'socket.io': ['base/live.ts'],
    '@whiskeysockets/baileys': ['channels/baileys/*'],
    libsignal: ['channels/baileys/*'],
    ws: ['channels/baileys/*'],
    sharp: ['payments/picture-look.ts'],
    'file-type': ['files/content-type.ts'],
    'image-size': ['files/picture-size*'],
    mime: ['files/content-type.ts'],
    'ogg-opus-decoder': ['files/voice-note-worker.ts'],
    'ical.js': ['channels/baileys/contact-cards.ts'],
    libqp: ['channels/baileys/contact-cards.ts'],
    'date-holidays': ['calendars/public-holidays.ts'],
    'libphonenumber-js': ['contacts/read-phone.ts', 'calendars/calendars.ts'],
    'csv-parse': ['imports/reading/text-table.ts'],
    pdfkit: ['contact-log/pdf.ts'],
    fflate: ['imports/reading/unpack.ts', 'imports/reading/testing-lists/*'],
    saxes: ['imports/reading/unpack.ts'],
    'p-limit': ['users/password.ts', 'channels/baileys/*'],
    'temporal-polyfill': ['upkeep/backup-times.ts'],
    '@zxcvbn-ts/core': ['users/password-strength.ts'],
    '@zxcvbn-ts/language-common': ['users/password-strength.ts'],
    pino: ['base/log.ts'],
    zod: anywhere,
    'node:child_process': [
      'upkeep/backup-process.ts',
      'upkeep/postgres-tools.ts',
      'cli/*',
      'cli/autostart/system-command.ts',
    ],
    'node:worker_threads': [
      'files/picture-size*',
      'files/voice-note*',
      'upkeep/*',
      'calendars/*',
      'imports/reading/reading*',
    ],
    'node:': anywhere,
    'process.env': ['cli/*', 'base/database/engine.ts', 'upkeep/backup-process.ts', 'upkeep/postgres-tools.ts'],
    'current time': ['base/clock.ts'],
  },
}

export const web: Order = {
  rooms: [
    'base/',
    'ui/',
    'records/',
    'contacts/',
    'tags/',
    'imports/',
    'channels/',
    'messages/',
    'policy/',
    'money/',
    'segments/',
    'history/',
    'debts/',
    'payments/',
    'promises/',
    'plans/',
    'settlements/',
    'templates/',
    'cadences/',
    'campaigns/',
    'account/',
    'outgoing/',
    'conversation/',
    'board/',
    'today/',
    'reminders/',
    'settings/',
    'sign-in/',
    'screens/',
  ],
  above: ['app.tsx', 'main.tsx'],
  apart: {},
  alone: ['ui/'],
  owners: {
    react: anywhere,
    'react-dom': ['main.tsx', 'board/gliding-cards.tsx'],
    'react-router': anywhere,
    'react-aria-components': anywhere,
    'lucide-react': anywhere,
    zod: anywhere,
    zustand: anywhere,
    '@tanstack/react-query': anywhere,
    '@tanstack/react-virtual': ['contacts/contact-rows.tsx', 'board/column-list.tsx'],
    'react-virtuoso': ['conversation/thread-*'],
    '@dnd-kit/core': ['board/dnd/*'],
    'socket.io-client': ['records/live.ts'],
    qrcode: ['settings/qr-code.tsx'],
    'current time': ['base/clock.ts'],
  },
}

export const shared: Order = {
  // One room: pure pieces and what both sides agree on, each importing whichever it needs.
  rooms: ['**'],
  above: [],
  apart: {},
  alone: [],
  owners: {
    zod: anywhere,
    'fractional-indexing': ['rank.ts'],
    'temporal-polyfill': ['dates.ts', 'policy/wall-clock.ts'],
  },
}
