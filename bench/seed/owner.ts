/** Who owns a made-up business, and how to sign in as them. */
export const owner = { name: 'Aurelio Ospina', email: 'aurelio@example.com', password: 'muebles de prueba' }
