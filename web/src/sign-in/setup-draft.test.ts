import { SetupRequest } from '@aldia/shared/user.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { chooseCountry, dropSetupDraft, keepSetupDraft, openSetupDraft, setupRequest } from '#sign-in/setup-draft.ts'

describe('the setup form', () => {
  beforeEach(dropSetupDraft)

  it('begins with what the place of the browser proposes', () => {
    expect(openSetupDraft(['es-CO'], 'America/Bogota')).toMatchObject({
      country: 'CO',
      timeZone: 'America/Bogota',
      currency: 'COP',
      language: 'es',
      businessName: '',
    })
  })

  it('takes zone, currency and language from the chosen country and leaves the rest', () => {
    const draft = { ...openSetupDraft(['es-CO'], 'America/Bogota'), businessName: 'Móveis Ipê' }
    expect(chooseCountry(draft, 'BR')).toMatchObject({
      businessName: 'Móveis Ipê',
      timeZone: 'America/Sao_Paulo',
      currency: 'BRL',
      language: 'pt',
    })
  })

  it('still has what was typed after a reload', () => {
    const typed = { ...openSetupDraft(['es-CO'], 'America/Bogota'), businessName: 'Muebles La Ceiba', ownerName: 'Ana' }
    keepSetupDraft(typed)
    expect(openSetupDraft(['en-US'], 'America/New_York')).toEqual(typed)
  })

  it('sends what the server takes', () => {
    const draft = {
      ...openSetupDraft(['es-CO'], 'America/Bogota'),
      businessName: 'La Ceiba',
      ownerName: 'Ana',
      email: ' ana@a.co ',
    }
    expect(SetupRequest.safeParse(setupRequest(' abc ', draft, 'clave-larga-1')).success).toBe(true)
  })
})
