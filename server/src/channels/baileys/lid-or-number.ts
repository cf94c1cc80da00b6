import { jidDecode, type LIDMapping, type SignalRepositoryWithLIDStore } from '@whiskeysockets/baileys'

type Mapping = SignalRepositoryWithLIDStore['lidMapping']

/**
 * Baileys asks the server for the keys of a person's LID only, and of nobody where there is none, so that one could never
 * write first to somebody known by number alone. Its one look-up for several numbers serves just that question; here a number
 * without a LID stands for itself in it. Everything else is the mapping as it was.
 */
export function lidOrNumber(mapping: Mapping): Mapping {
  const getLIDsForPNs = async (numbers: string[]): Promise<LIDMapping[]> => {
    const found = (await mapping.getLIDsForPNs(numbers)) ?? []
    const known = new Set(found.map(({ pn }) => deviceOf(pn)))
    const alone = numbers.filter((pn) => !known.has(deviceOf(pn))).map((pn) => ({ pn, lid: pn }))
    return [...found, ...alone]
  }
  return new Proxy(mapping, {
    get(target, name) {
      if (name === 'getLIDsForPNs') return getLIDsForPNs
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function deviceOf(jid: string): string {
  const decoded = jidDecode(jid)
  return `${decoded?.user ?? jid}:${decoded?.device ?? 0}`
}
