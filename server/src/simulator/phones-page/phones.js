// The phones page: plain script, no build. It asks the control API and listens to its stream of changes.

const TYPING_PAUSE_MS = 3000
const REFRESH_PAUSE_MS = 250

const byId = (id) => document.getElementById(id)
const time = new Intl.DateTimeFormat('es', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('es', { weekday: 'long', day: 'numeric', month: 'long' })
const shortDay = new Intl.DateTimeFormat('es', { day: 'numeric', month: 'short' })

const TICKS = {
  sent: ['✓', 'Enviado'],
  delivered: ['✓✓', 'Entregado'],
  read: ['✓✓', 'Leído'],
  played: ['✓✓', 'Escuchado'],
}
const KINDS = {
  image: 'Foto',
  video: 'Video',
  audio: 'Audio',
  voice: 'Nota de voz',
  document: 'Documento',
  sticker: 'Sticker',
  location: 'Ubicación',
  contact: 'Contacto',
  poll: 'Encuesta',
  other: 'Mensaje no compatible',
}
const PRESENCE = { composing: 'La empresa está escribiendo…', recording: 'La empresa está grabando un audio…' }

const state = { people: [], phone: null, thread: [], search: '' }

async function ask(name, input = {}) {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`/control/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') made.setAttribute(name, value)
    else made[name] = value
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

const wording = (message) => (message.deleted ? 'Mensaje eliminado' : message.text || KINDS[message.kind] || '')

function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function personButton(person) {
  const { phone, name, online, last, unread } = person
  const isToday = last && new Date(last.at).toDateString() === new Date().toDateString()
  const when = last ? (isToday ? time : shortDay).format(last.at) : ''
  const line = last ? `${last.mine ? 'Yo: ' : ''}${wording(last)}` : `+${phone}`
  const button = element(
    'button',
    { type: 'button', className: 'person' },
    element('span', { className: 'person-name', textContent: name }),
    element('span', { className: 'person-time', textContent: when }),
    element('span', { className: 'person-last', textContent: line }),
    online
      ? unread > 0
        ? element('span', { className: 'badge', textContent: unread, 'aria-label': `${unread} sin leer` })
        : null
      : element('span', { className: 'person-time away', textContent: 'Sin conexión' }),
  )
  button.setAttribute('aria-current', String(phone === state.phone))
  button.dataset.phone = phone
  button.addEventListener('click', () => open(phone))
  return element('li', {}, button)
}

function showPeople() {
  const focused = document.activeElement?.dataset?.phone
  const wanted = plain(state.search)
  const digits = state.search.replace(/\D/g, '')
  const fitting = state.people.filter(
    ({ name, phone }) => plain(name).includes(wanted) || (digits !== '' && phone.includes(digits)),
  )
  byId('people').replaceChildren(...fitting.map(personButton))
  byId('nobody').hidden = fitting.length > 0
  if (focused) document.querySelector(`[data-phone="${focused}"]`)?.focus()
}

function quoteOf(message) {
  const quoted = message.quotedId && state.thread.find(({ id }) => id === message.quotedId)
  return quoted ? element('div', { className: 'quote', textContent: wording(quoted) }) : null
}

function fileOf(message) {
  if (!message.hasFile) return null
  const source = `/control/attachment?${new URLSearchParams({ phone: state.phone, id: message.id })}`
  if (message.kind === 'image' || message.kind === 'sticker') {
    return element('img', { src: source, alt: message.text || KINDS[message.kind], loading: 'lazy' })
  }
  const name = message.fileName || KINDS[message.kind]
  return element('a', { href: source, target: '_blank', rel: 'noopener', textContent: name })
}

function footOf(message) {
  const foot = element('div', { className: 'foot' })
  if (message.reactions.length > 0) foot.append(element('span', { textContent: message.reactions.join(' ') }))
  if (message.edited) foot.append('Editado')
  foot.append(element('time', { dateTime: new Date(message.at).toISOString(), textContent: time.format(message.at) }))
  const ticks = TICKS[message.status]
  if (ticks) {
    const seen = message.status === 'read' || message.status === 'played' ? 'ticks-read' : ''
    foot.append(element('span', { className: seen, role: 'img', 'aria-label': ticks[1], textContent: ticks[0] }))
  }
  return foot
}

function bubble(message) {
  const shown = message.deleted
    ? element('span', { className: 'deleted', textContent: 'Mensaje eliminado' })
    : element('span', { textContent: message.hasFile ? message.text : wording(message) })
  return element(
    'div',
    { className: message.mine ? 'bubble mine' : 'bubble' },
    quoteOf(message),
    fileOf(message),
    shown,
    footOf(message),
  )
}

/** Rows on the screen by what they show, so that only what is new is drawn, announced and fetched. */
let rows = new Map()

function row(key, make) {
  const kept = rows.get(key)
  return [key, kept ?? make()]
}

function showThread() {
  const box = byId('thread')
  const wasAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80
  let lastDay = ''
  const wanted = new Map()
  for (const message of state.thread) {
    const of = day.format(message.at)
    if (of !== lastDay) {
      wanted.set(...row(`${state.phone} ${of}`, () => element('div', { className: 'day', textContent: of })))
    }
    lastDay = of
    wanted.set(...row(`${state.phone} ${JSON.stringify(message)}`, () => bubble(message)))
  }
  for (const [key, node] of rows) if (!wanted.has(key)) node.remove()
  rows = wanted
  let place = box.firstChild
  for (const node of wanted.values()) {
    if (node === place) place = place.nextSibling
    else box.insertBefore(node, place)
  }
  if (wasAtEnd) box.scrollTop = box.scrollHeight
}

function showPerson() {
  const person = state.people.find(({ phone }) => phone === state.phone)
  if (!person) return
  byId('chat-name').textContent = person.name
  byId('chat-note').textContent = PRESENCE[person.clientPresence] ?? `+${person.phone}`
  byId('online').hidden = false
  byId('online').setAttribute('aria-checked', String(person.online))
  byId('online-text').textContent = person.online ? 'En línea' : 'Sin conexión'
  byId('composer').hidden = false
}

async function refresh() {
  const phone = state.phone
  const [people, thread] = await Promise.all([ask('overview'), phone ? ask('thread', { phone }) : []])
  state.people = people
  showPeople()
  if (phone !== state.phone) return
  state.thread = thread
  showPerson()
  showThread()
  const shown = people.find((person) => person.phone === phone)
  if (shown?.online && shown.unread > 0 && document.visibilityState === 'visible') await ask('read', { phone })
}

let isRefreshDue = false
function refreshSoon() {
  if (isRefreshDue) return
  isRefreshDue = true
  setTimeout(() => {
    isRefreshDue = false
    refresh().catch(complain)
  }, REFRESH_PAUSE_MS)
}

function complain(error) {
  byId('trouble').textContent = error ? `No se pudo: ${error.message}` : ''
  byId('trouble').hidden = !error
}

async function open(phone) {
  state.phone = phone
  state.thread = []
  document.body.dataset.view = 'chat'
  complain(null)
  await refresh().catch(complain)
  byId('thread').scrollTop = byId('thread').scrollHeight
  byId(matchMedia('(width < 48rem)').matches ? 'chat-name' : 'text').focus()
}

let typingEnds = null
function tellTyping(on) {
  clearTimeout(typingEnds)
  const isNew = on && typingEnds === null
  typingEnds = on ? setTimeout(() => tellTyping(false), TYPING_PAUSE_MS) : null
  if (isNew || !on) ask('typing', { phone: state.phone, on }).catch(complain)
}

async function send() {
  const field = byId('text')
  const text = field.value.trim()
  if (text === '' || !state.phone) return
  tellTyping(false)
  field.value = ''
  try {
    await ask('sendText', { phone: state.phone, text })
    complain(null)
  } catch (error) {
    field.value = text
    complain(error)
  }
  field.focus()
  await refresh()
  byId('thread').scrollTop = byId('thread').scrollHeight
}

async function sendPicture(file) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const data = bytes.toBase64?.() ?? btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  await ask('sendMedia', { phone: state.phone, kind: 'image', data, mimetype: file.type || 'image/jpeg' })
  await refresh()
  byId('thread').scrollTop = byId('thread').scrollHeight
}

byId('search').addEventListener('input', (event) => {
  state.search = event.target.value
  showPeople()
})
byId('back').addEventListener('click', () => {
  document.body.dataset.view = 'list'
  document.querySelector(`[data-phone="${state.phone}"]`)?.focus()
})
byId('online').addEventListener('click', () => {
  const isOnline = byId('online').getAttribute('aria-checked') === 'true'
  ask(isOnline ? 'goOffline' : 'goOnline', { phone: state.phone })
    .then(refresh)
    .catch(complain)
})
byId('composer').addEventListener('submit', (event) => {
  event.preventDefault()
  send().catch(complain)
})
byId('text').addEventListener('input', () => tellTyping(true))
byId('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  send().catch(complain)
})
byId('attach').addEventListener('click', () => byId('picture').click())
byId('picture').addEventListener('change', (event) => {
  const [file] = event.target.files
  event.target.value = ''
  if (file) sendPicture(file).catch(complain)
})

new EventSource('/control/changes').addEventListener('message', refreshSoon)
document.addEventListener('visibilitychange', refreshSoon)
const about = await ask('simulator')
byId('business').textContent = `Escriben a +${about.ownPhone}`
await refresh()
