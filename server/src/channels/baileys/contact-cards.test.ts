import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peopleOfCard } from './contact-cards.ts'

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n')

test.each<[string, string, ReturnType<typeof peopleOfCard>]>([
  [
    'of WhatsApp',
    card(
      'VERSION:3.0',
      'N:;Luis;;;',
      'FN:Luis',
      'item1.TEL;waid=573004445566:+57 300 4445566',
      'item1.X-ABLabel:Celular',
    ),
    [{ name: 'Luis', phones: ['+57 300 4445566'] }],
  ],
  [
    'with folded lines',
    card('VERSION:3.0', 'FN:José Ángel de la', '  Hoz', 'TEL;type=CELL;waid=573001', ' 112233:+57 300 1', '\t112233'),
    [{ name: 'José Ángel de la Hoz', phones: ['+57 300 1112233'] }],
  ],
  [
    'with tel: addresses',
    card('VERSION:4.0', 'FN:Ana', 'TEL;VALUE=uri;TYPE="voice,home":tel:+57-300-444-5566;ext=5'),
    [{ name: 'Ana', phones: ['+57-300-444-5566'] }],
  ],
  [
    'in quoted-printable, broken softly',
    card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=50=C3=A9rez;Jos=C3=A9;;;',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4A=6F=73=C3=A9=20=50=C3=A9=',
      '=72=65=7A',
      'TEL;CELL;PREF:3001112233',
      'PHOTO;ENCODING=BASE64;JPEG:AAAA',
      ' BBBB',
      '',
    ),
    [{ name: 'José Pérez', phones: ['3001112233'] }],
  ],
  [
    'in Latin-1',
    card('VERSION:2.1', 'FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Mu=F1oz', 'TEL;HOME:1'),
    [{ name: 'Muñoz', phones: ['1'] }],
  ],
  [
    'whose number only WhatsApp knows abroad',
    card('VERSION:3.0', 'FN:Ana', 'TEL;waid=573001112233:300 111 2233', 'TEL;waid=573001112233:'),
    [{ name: 'Ana', phones: ['+573001112233'] }],
  ],
  [
    'of several people in one file',
    `${card('VERSION:3.0', 'FN:Ana', 'TEL:1')}\n${card('VERSION:3.0', 'FN:Luis', 'TEL:2', 'TEL:3')}`,
    [
      { name: 'Ana', phones: ['1'] },
      { name: 'Luis', phones: ['2', '3'] },
    ],
  ],
  [
    'without a formatted name',
    card('VERSION:3.0', 'N:Prieto;Luis;Alberto;;', 'TEL:1'),
    [{ name: 'Luis Alberto Prieto', phones: ['1'] }],
  ],
  [
    'of a business',
    card('VERSION:3.0', 'FN:', 'ORG:Ferretería El Tornillo;', 'TEL:1'),
    [{ name: 'Ferretería El Tornillo', phones: ['1'] }],
  ],
  [
    'with escapes',
    card('VERSION:3.0', 'FN:Ana\\, la de la tienda', 'TEL:1'),
    [{ name: 'Ana, la de la tienda', phones: ['1'] }],
  ],
  [
    'with odd lines, cut off',
    'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nno line at all\nTEL:1\nNOTE:TEL:9',
    [{ name: 'Ana', phones: ['1'] }],
  ],
  ['without a beginning', 'TEL:1', [{ name: '', phones: ['1'] }]],
  ['without anything', 'hola', []],
])('a card %s', (_, vcard, people) => {
  expect(peopleOfCard(vcard)).toEqual(people)
})

test('whatever a stranger writes there, reading it never fails', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'TEL;waid=',
      'FN;ENCODING=QUOTED-PRINTABLE:=',
      'N:;',
      ' x',
      'TEL;="',
      'BEGIN:X',
    ),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      for (const { name, phones } of peopleOfCard(lines.join('\n')))
        expect([name, ...phones].every((text) => typeof text === 'string')).toBe(true)
    }),
  )
})
