// Numbers of bank accounts, payment keys and tax ids, checked by their check digits (collections-facts.md 10). Each reader
// answers the form that is stored and sent (no dots, spaces or hyphens unless they belong to it), or null when it is not one.

const allTheSame = (digits: string): boolean => /^(.)\1*$/.test(digits)

/** Spaces, dots, hyphens and slashes are how people write; everything else is part of the number. */
const bare = (text: string): string => text.replace(/[\s.\-/]/g, '').toUpperCase()

function weighted(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, i) => sum + value * (weights[i % weights.length] ?? 0), 0)
}

const digitsOf = (text: string): number[] => [...text].map(Number)

/** CLABE (Mexico): 18 digits, the last one a check digit. */
export function readClabe(text: string): string | null {
  const clabe = bare(text)
  if (!/^\d{18}$/.test(clabe) || clabe.startsWith('000')) return null
  const sum = digitsOf(clabe.slice(0, 17)).reduce((all, digit, i) => all + ((digit * ([3, 7, 1][i % 3] ?? 0)) % 10), 0)
  return Number(clabe[17]) === (10 - (sum % 10)) % 10 ? clabe : null
}

/** CBU of a bank or CVU of a wallet (Argentina): 22 digits in two blocks, each with its check digit. */
export function readCbu(text: string): string | null {
  const cbu = bare(text)
  if (!/^\d{22}$/.test(cbu) || allTheSame(cbu)) return null
  const bank = (10 - (weighted(digitsOf(cbu.slice(0, 7)), [7, 1, 3, 9, 7, 1, 3]) % 10)) % 10
  const account = (10 - (weighted(digitsOf(cbu.slice(8, 21)), [3, 9, 7, 1]) % 10)) % 10
  return Number(cbu[7]) === bank && Number(cbu[21]) === account ? cbu : null
}

/** The alias of a CBU or CVU: 6 to 20 letters, digits, dots or hyphens. */
export function readCbuAlias(text: string): string | null {
  const alias = text.trim()
  return /^[A-Za-z0-9.-]{6,20}$/.test(alias) ? alias : null
}

/** RUT (Chile), as `12345678-5`; the check digit may be K. */
export function readRut(text: string): string | null {
  const rut = bare(text)
  if (!/^[1-9]\d{5,8}[\dK]$/.test(rut)) return null
  const body = rut.slice(0, -1)
  const rest = 11 - (weighted(digitsOf(body).reverse(), [2, 3, 4, 5, 6, 7]) % 11)
  const check = rest === 11 ? '0' : rest === 10 ? 'K' : String(rest)
  return rut.at(-1) === check ? `${body}-${check}` : null
}

/** CUIT or CUIL (Argentina): 11 digits. */
export function readCuit(text: string): string | null {
  const cuit = bare(text)
  if (!/^\d{11}$/.test(cuit) || allTheSame(cuit)) return null
  const rest = (11 - (weighted(digitsOf(cuit.slice(0, 10)), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11
  return Number(cuit[10]) === rest ? cuit : null
}

/** CPF (Brazil): 11 digits. */
export function readCpf(text: string): string | null {
  const cpf = bare(text)
  if (!/^\d{11}$/.test(cpf) || allTheSame(cpf)) return null
  return cpf.slice(9) === brazilianChecks(digitsOf(cpf.slice(0, 9)), 11) ? cpf : null
}

/** CNPJ (Brazil): 14 characters; since July 2026 the first twelve may be letters as well. */
export function readCnpj(text: string): string | null {
  const cnpj = bare(text)
  if (!/^[A-Z0-9]{12}\d\d$/.test(cnpj) || allTheSame(cnpj)) return null
  // A letter counts as its ASCII code less that of the digit zero.
  const values = [...cnpj.slice(0, 12)].map((char) => char.charCodeAt(0) - 48)
  return cnpj.slice(12) === brazilianChecks(values, 9) ? cnpj : null
}

/** Two check digits modulo 11; weights count up from 2, from the right, and begin again after `highest`. */
function brazilianChecks(values: readonly number[], highest: number): string {
  const weights = Array.from({ length: highest - 1 }, (_, i) => i + 2)
  const all = [...values]
  for (let i = 0; i < 2; i++) {
    const rest = weighted([...all].reverse(), weights) % 11
    all.push(rest < 2 ? 0 : 11 - rest)
  }
  return all.slice(values.length).join('')
}

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export type PixKeyKind = 'cpf' | 'cnpj' | 'phone' | 'email' | 'random'

/**
 * A Pix key and what kind it is. A mobile counts only with its +55: eleven bare digits are a CPF or a mistake, and a mistake
 * must not become somebody else's telephone.
 */
export function readPixKey(text: string): { kind: PixKeyKind; key: string } | null {
  const key = text.trim()
  if (email.test(key)) return key.length <= 77 ? { kind: 'email', key: key.toLowerCase() } : null
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key)) return { kind: 'random', key: key.toLowerCase() }
  if (key.startsWith('+')) {
    const phone = `+${key.replace(/\D/g, '')}`
    return /^\+55[1-9]\d(9\d{8}|[2-5]\d{7})$/.test(phone) ? { kind: 'phone', key: phone } : null
  }
  const cpf = readCpf(key)
  if (cpf) return { kind: 'cpf', key: cpf }
  const cnpj = readCnpj(key)
  return cnpj ? { kind: 'cnpj', key: cnpj } : null
}

export type BreBKeyKind = 'merchant' | 'mobile' | 'email' | 'document' | 'alphanumeric'

/** A key of Bre-B (Colombia) and what kind it is: merchant code, mobile, e-mail, document, or letters after an @. */
export function readBreBKey(text: string): { kind: BreBKeyKind; key: string } | null {
  const key = text.trim()
  if (/^@[A-Za-z0-9]{5,20}$/.test(key)) return { kind: 'alphanumeric', key: key.toUpperCase() }
  if (email.test(key)) return key.length <= 60 ? { kind: 'email', key: key.toLowerCase() } : null
  const digits = key.replace(/[\s.\-()]/g, '').replace(/^\+57/, '')
  if (/^00\d{8}$/.test(digits)) return { kind: 'merchant', key: digits }
  if (/^3\d{9}$/.test(digits)) return { kind: 'mobile', key: digits }
  return /^[1-9]\d{4,14}$/.test(digits) && !key.startsWith('+') ? { kind: 'document', key: digits } : null
}

/** The mobile of a Yape account (Peru): nine digits that begin with 9. */
export function readYapePhone(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^51(?=\d{9}$)/, '')
  return /^9\d{8}$/.test(digits) ? digits : null
}

/** The mobile of a Nequi account (Colombia): ten digits that begin with 3. */
export function readNequiPhone(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^57(?=\d{10}$)/, '')
  return /^3\d{9}$/.test(digits) ? digits : null
}

/** A tax id as its country checks it; countries whose ids are not checked here take what is written. */
export function isTaxId(text: string, country: string): boolean {
  if (country === 'CL') return readRut(text) !== null
  if (country === 'AR') return readCuit(text) !== null
  if (country === 'BR') return readCpf(text) !== null || readCnpj(text) !== null
  return true
}
