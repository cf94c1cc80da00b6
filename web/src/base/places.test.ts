import { describe, expect, it } from 'vitest'
import { currencyChoices, proposeCountry, zoneChoices, zoneLabel } from '#base/places.ts'

const november = Date.UTC(2026, 10, 21)

describe('the country that is proposed', () => {
  it('is that of the time zone', () => {
    expect(proposeCountry(['en-US'], 'America/Bogota')).toBe('CO')
  })

  it('is known by the old name of a zone as well', () => {
    expect(proposeCountry(['es'], 'America/Buenos_Aires')).toBe('AR')
  })

  it('is that of the region of the language, where the zone says nothing', () => {
    expect(proposeCountry(['de', 'es-PE'], 'UTC')).toBe('PE')
    expect(proposeCountry(['zh-Hant-TW', 'pt-PT'], 'Asia/Tokyo')).toBe('PT')
  })

  it('is the largest one of the language, where nothing else is known', () => {
    expect(proposeCountry(['pt'], 'UTC')).toBe('BR')
    expect(proposeCountry(['en'], 'UTC')).toBe('US')
    expect(proposeCountry([], 'UTC')).toBe('MX')
  })
})

describe('time zones', () => {
  it('are named as people write them, with their distance to Greenwich', () => {
    expect(zoneLabel('America/Sao_Paulo', 'pt', november)).toBe('São Paulo (GMT-3)')
    expect(zoneLabel('America/Argentina/Buenos_Aires', 'es', november)).toBe('Buenos Aires (GMT-3)')
  })

  it('begin with the current one and offer each place once', () => {
    const choices = zoneChoices('es', 'Asia/Tokyo', november)
    expect(choices[0]).toEqual({ id: 'Asia/Tokyo', label: 'Tokyo (GMT+9)' })
    expect(choices.filter(({ label }) => label.startsWith('Buenos Aires'))).toHaveLength(1)
  })
})

it('an unusual currency stays among the choices', () => {
  expect(currencyChoices('es', 'JPY').map(({ id }) => id)).toContain('JPY')
})
