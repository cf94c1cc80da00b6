import { z } from 'zod'

const noRootKey = 'only together with WHATSAPP_URL'

const noBackupKeep = 'a whole number from 0 (no daily backups) to 365'

/** Every setting there is. The README's table is made of these names. */
const Environment = z
  .object({
    PORT: z.coerce
      .number('a whole number from 0 to 65535')
      .int('a whole number from 0 to 65535')
      .min(0)
      .max(65_535)
      .default(3000),
    HOST: z.string().min(1, 'a host name or address').default('127.0.0.1'),
    DATA_DIR: z.string().min(1, 'a folder').default('./data'),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'one of fatal, error, warn, info, debug, trace, silent',
      )
      .default('info'),
    SETUP_SECRET: z.string().min(12, 'at least 12 characters').max(200).optional(),
    BACKUP_KEEP: z.coerce
      .number(noBackupKeep)
      .int(noBackupKeep)
      .min(0, noBackupKeep)
      .max(365, noBackupKeep)
      .default(14),
    WHATSAPP_URL: z
      .string()
      .refine((url) => /^wss?:\/\//.test(url) && URL.canParse(url), 'an address that begins with ws:// or wss://')
      .optional(),
    WHATSAPP_ROOT_KEY: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')
      .optional(),
  })
  .refine((e) => e.WHATSAPP_ROOT_KEY === undefined || e.WHATSAPP_URL !== undefined, {
    path: ['WHATSAPP_ROOT_KEY'],
    error: noRootKey,
  })

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly logLevel: string
  /** null: a random one is made and printed. */
  readonly setupSecret: string | null
  /** How many daily backups are kept; 0: none are made. */
  readonly backupKeep: number
  /** null: WhatsApp's own servers. */
  readonly whatsappUrl: string | null
  /** The Noise root to trust instead of WhatsApp's, 32 bytes; null: WhatsApp's. */
  readonly whatsappRootKey: Buffer | null
}

export class ConfigError extends Error {}

/** Reads the settings. Throws ConfigError with one line that names every wrong one and why. An empty value counts as not set. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`Wrong setting. ${lines.join('; ')}`)
  }
  const e = parsed.data
  return Object.freeze({
    port: e.PORT,
    host: e.HOST,
    dataDir: e.DATA_DIR,
    logLevel: e.LOG_LEVEL,
    setupSecret: e.SETUP_SECRET ?? null,
    backupKeep: e.BACKUP_KEEP,
    whatsappUrl: e.WHATSAPP_URL ?? null,
    whatsappRootKey: e.WHATSAPP_ROOT_KEY ? Buffer.from(e.WHATSAPP_ROOT_KEY, 'hex') : null,
  })
}
