import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Place } from '#base/store-folder.ts'

const noRootKey = 'only together with WHATSAPP_URL'

const noPublicUrl = 'the address people type, https://name or http://name with a port if need be, and nothing after it'

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search, hash, username } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && `${search}${hash}${username}` === ''
}

const noDatabaseUrl =
  'the address of a PostgreSQL database, like postgres://user:password@host:5432/database (signs in a password as %xx)'

function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, username, password, port } = new URL(text)
  try {
    const name = decodeURIComponent(pathname.slice(1))
    decodeURIComponent(`${username}${password}`)
    return /^postgres(ql)?:$/.test(protocol) && name !== '' && !name.includes('/') && port !== '0'
  } catch {
    return false
  }
}

const noProxyList =
  'addresses or networks of your own web server, for instance 127.0.0.1 or 10.0.0.0/8, separated by commas'

function isProxyList(text: string): boolean {
  return text.split(',').every((part) => {
    const [address = '', bits, ...more] = part.trim().split('/')
    const family = isIP(address)
    const isMask = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
    return family !== 0 && isMask && more.length === 0
  })
}

const noFilesMax = 'gigabytes that files may take, from 1 to 10000'

const noBackupKeep = 'a whole number from 0 (no daily backups) to 365'

function readCertificates(file: string): string {
  try {
    const pem = readFileSync(file, 'utf8')
    new X509Certificate(pem)
    return pem
  } catch {
    throw new ConfigError(`Wrong setting. WHATSAPP_CA: ${file} is no readable file with a certificate (PEM)`)
  }
}

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
    DATABASE_URL: z.string().refine(isDatabaseUrl, noDatabaseUrl).optional(),
    BACKUP_KEEP: z.coerce
      .number(noBackupKeep)
      .int(noBackupKeep)
      .min(0, noBackupKeep)
      .max(365, noBackupKeep)
      .default(14),
    FILES_MAX_GB: z.coerce.number(noFilesMax).min(1, noFilesMax).max(10_000, noFilesMax).default(20),
    PUBLIC_URL: z.string().refine(isPublicUrl, noPublicUrl).optional(),
    TRUST_PROXY: z.string().refine(isProxyList, noProxyList).optional(),
    WHATSAPP_URL: z
      .string()
      .refine((url) => /^wss?:\/\//.test(url) && URL.canParse(url), 'an address that begins with ws:// or wss://')
      .optional(),
    WHATSAPP_CA: z.string().optional(),
    WHATSAPP_ROOT_KEY: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')
      .optional(),
  })
  .refine((e) => e.WHATSAPP_ROOT_KEY === undefined || e.WHATSAPP_URL !== undefined, {
    path: ['WHATSAPP_ROOT_KEY'],
    error: noRootKey,
  })
  .refine((e) => e.WHATSAPP_CA === undefined || e.WHATSAPP_URL?.startsWith('wss://'), {
    path: ['WHATSAPP_CA'],
    error: 'only together with a WHATSAPP_URL that begins with wss://',
  })

/** The environment variables that the program reads, in the order of the README's table. */
export const settingNames: readonly string[] = Object.keys(Environment.shape)

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly logLevel: string
  /** The PostgreSQL database that holds everything but the files; null: the file in the data folder. */
  readonly databaseUrl: string | null
  /** null: a random one is made and printed. */
  readonly setupSecret: string | null
  /** How many daily backups are kept; 0: none are made. */
  readonly backupKeep: number
  /** What the files of a workspace may take before uploads are refused. */
  readonly filesMaxBytes: number
  /** Where people reach the program, when it stands behind a web server with TLS or under a name; null: not told. */
  readonly publicUrl: URL | null
  /** Addresses and networks whose word on where a request comes from is believed; empty: nobody's. */
  readonly trustedProxies: readonly string[]
  /** null: WhatsApp's own servers. */
  readonly whatsappUrl: string | null
  /** Certificates (PEM) of a private authority that vouches for `whatsappUrl`; null: none. */
  readonly whatsappCa: string | null
  /** The Noise root to trust instead of WhatsApp's, 32 bytes; null: WhatsApp's. */
  readonly whatsappRootKey: Buffer | null
}

export class ConfigError extends Error {}

/**
 * Settings that are dangerous to misunderstand: an empty one, as a script with an unset variable makes it, would silently mean
 * another database, WhatsApp's own server or nobody's address.
 */
const neverEmpty = [
  'DATABASE_URL',
  'WHATSAPP_URL',
  'WHATSAPP_ROOT_KEY',
  'WHATSAPP_CA',
  'PUBLIC_URL',
  'TRUST_PROXY',
] as const

/** Reads the settings. Throws ConfigError with one line that names every wrong one and why. Others that are empty count as not set. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const empty = neverEmpty.filter((name) => environment[name] === '')
  if (empty.length > 0)
    throw new ConfigError(
      `Wrong setting. ${empty.map((name) => `${name}: is empty; leave it out or give it a value`).join('; ')}`,
    )
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
    databaseUrl: e.DATABASE_URL ?? null,
    setupSecret: e.SETUP_SECRET ?? null,
    backupKeep: e.BACKUP_KEEP,
    filesMaxBytes: e.FILES_MAX_GB * 1024 ** 3,
    publicUrl: e.PUBLIC_URL === undefined ? null : new URL(e.PUBLIC_URL),
    trustedProxies: e.TRUST_PROXY?.split(',').map((part) => part.trim()) ?? [],
    whatsappUrl: e.WHATSAPP_URL ?? null,
    whatsappCa: e.WHATSAPP_CA === undefined ? null : readCertificates(e.WHATSAPP_CA),
    whatsappRootKey: e.WHATSAPP_ROOT_KEY ? Buffer.from(e.WHATSAPP_ROOT_KEY, 'hex') : null,
  })
}

/** Where all data are, for what stands beside the program. */
export const placeOf = ({ dataDir, databaseUrl }: Config): Place => ({ dataDir: resolve(dataDir), databaseUrl })
