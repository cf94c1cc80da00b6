import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Client from 'better-sqlite3'
import { sha256Of } from '#upkeep/backup.ts'
import { damageOf } from '#upkeep/damage.ts'

/** Something that does not agree; `what` is a sentence, `ids` names up to twenty of the rows. */
export interface Difference {
  what: string
  count: number
  ids: string[]
}

// Each goes through its tables once: a million messages take seconds.
const checks: readonly { what: string; query: string }[] = [
  {
    what: 'a column counts other cards than stand in it',
    query: `select s.id from stages s where s.card_count <> (select count(*) from cards c where c.stage_id = s.id)`,
  },
  {
    what: 'a card stands in no column',
    query: `select id from cards where merged_into_id is null and stage_id not in (select id from stages)`,
  },
  {
    what: 'a card stands in an archived column',
    query: `select c.id from cards c join stages s on s.id = c.stage_id where s.archived_at is not null`,
  },
  {
    what: 'a card has no person',
    query: `select id from cards where contact_id not in (select id from contacts)`,
  },
  {
    what: 'a person with messages has no card',
    query: `select distinct v.contact_id as id from conversations v where not exists
      (select 1 from cards c where c.contact_id = v.contact_id) and exists
      (select 1 from messages m where m.conversation_id = v.id)`,
  },
  {
    what: 'a card does not show its newest message',
    // Said later and stored later: nothing of that kind may be missing on the card, whatever clocks say.
    query: `with said as (select v.contact_id, m.id, m.sent_at, m.row_no
        from conversations v join messages m on m.conversation_id = v.id)
      select c.id from cards c left join said l on l.id = c.last_message_id and l.contact_id = c.contact_id
      where c.merged_into_id is null and (coalesce(c.last_message_at, -1) <> coalesce(l.sent_at, -1) or exists
        (select 1 from said m where m.contact_id = c.contact_id
          and m.sent_at > coalesce(l.sent_at, -1) and m.row_no > coalesce(l.row_no, -1)))`,
  },
  {
    what: 'a card counts too few or too many unread messages',
    // Whoever wrote here had seen all that was stored before. What is older than an answer may still have come after it.
    query: `with answered as (select v.contact_id, max(m.row_no) as row_no
        from conversations v join messages m on m.conversation_id = v.id where m.origin = 'app' group by v.contact_id),
      counted as (select c.id, c.unread,
        sum(m.sent_at > coalesce(c.read_up_to_at, -1) and m.origin in ('live', 'replay') and m.deleted_at is null) as least,
        count(m.id) as most
      from cards c join conversations v on v.contact_id = c.contact_id left join answered a on a.contact_id = c.contact_id
        left join messages m on m.conversation_id = v.id and m.direction = 'in' and m.row_no > coalesce(a.row_no, 0)
      where c.merged_into_id is null and c.id not in (select merged_into_id from cards where merged_into_id is not null)
      group by c.id)
      select id from counted where unread < coalesce(least, 0) or unread > max(most, 1)`,
  },
  {
    what: 'a message belongs to no conversation',
    query: `select id from messages where conversation_id not in (select id from conversations)`,
  },
  {
    what: 'a conversation belongs to no person, or to one merged away',
    query: `select id from conversations where contact_id not in (select id from contacts where merged_into_id is null)`,
  },
  {
    what: 'an address belongs to nobody, or to a person merged away',
    query: `select address as id from contact_identities where contact_id not in
      (select id from contacts where merged_into_id is null)`,
  },
  {
    what: 'one WhatsApp id stands twice in a conversation',
    query: `select min(id) as id from messages group by channel_account_id, conversation_id, wa_id, direction having count(*) > 1`,
  },
  {
    what: 'a received message was never recorded as an event',
    query: `select id from (select workspace_id, id from messages where direction = 'in'
      except select workspace_id, json_extract(data, '$.messageId') from events where type = 'message.received')`,
  },
  {
    what: 'something is numbered beyond the last change',
    query: `with last as (select workspace_id, max(seq) as seq from
        (select workspace_id, seq from workspace_seqs union all select workspace_id, max(seq) from events group by workspace_id)
      group by workspace_id)
      select t.id from (select id, workspace_id, seq from messages union all select id, workspace_id, seq from cards
        union all select id, workspace_id, seq from stages union all select id, workspace_id, seq from channel_accounts) t
      left join last l on l.workspace_id = t.workspace_id where t.seq > coalesce(l.seq, 0)`,
  },
  {
    what: 'a text cannot be found by search',
    query: `select id from messages where text is not null and deleted_at is null and
      row_no not in (select rowid from message_search)`,
  },
  {
    what: 'a person cannot be found by search',
    query: `select id from contacts where merged_into_id is null and row_no not in (select rowid from contact_search)`,
  },
  {
    what: 'a message that has arrived waits to be sent again',
    query: `select m.id from messages m join outbox o on o.message_id = m.id and o.wa_id = m.wa_id
      where o.state = 'waiting' and m.status in ('delivered', 'read', 'played')`,
  },
  {
    what: 'a card shows another balance than its ledger',
    query: `with owed as (select contact_id, currency, sum(amount_minor) as amount from ledger_entries
        group by contact_id, currency having sum(amount_minor) <> 0),
      shown as (select c.contact_id, b.key as currency, b.value as amount from cards c, json_each(c.money, '$.balances') b
        where c.merged_into_id is null)
      select c.id from cards c join
        (select contact_id from (select * from owed except select * from shown)
         union select contact_id from (select * from shown except select * from owed)) d on d.contact_id = c.contact_id`,
  },
  {
    what: 'a column shows another total than its cards',
    query: `with summed as (select c.stage_id as id, b.key as currency, sum(b.value) as amount
        from cards c, json_each(c.money, '$.balances') b where c.merged_into_id is null
        group by c.stage_id, b.key having sum(b.value) <> 0),
      shown as (select s.id, t.key as currency, t.value as amount from stages s, json_each(s.totals) t)
      select id from (select * from summed except select * from shown)
      union select id from (select * from shown except select * from summed)`,
  },
  {
    what: 'a payment is booked with another amount than it has',
    query: `with booked as (select payment_id, sum(coalesce(json_extract(conversion, '$.amountMinor'), amount_minor)) as amount
        from ledger_entries e where payment_id is not null and (kind = 'payment' or (kind = 'reversal' and exists
          (select 1 from ledger_entries r where r.id = e.reverses_entry_id and r.kind = 'payment'))) group by payment_id)
      select p.id from payments p left join booked b on b.payment_id = p.id
      where coalesce(b.amount, 0) <> case when p.state = 'confirmed' then -p.amount_minor else 0 end`,
  },
  {
    what: 'a ledger entry belongs to no debt, or to the debt of another person',
    query: `select e.id from ledger_entries e left join debts d on d.id = e.debt_id
      where e.debt_id is not null and (d.id is null or d.contact_id <> e.contact_id or d.currency <> e.currency)`,
  },
  {
    what: 'a reversal does not undo what it reverses',
    query: `select e.id from ledger_entries e left join ledger_entries r on r.id = e.reverses_entry_id
      where e.kind = 'reversal' and (r.id is null or r.amount_minor <> -e.amount_minor or r.currency <> e.currency)`,
  },
  {
    what: 'the instalments of a plan do not add up',
    query: `select p.id from plans p where p.total_minor <>
      (select coalesce(sum(i.amount_minor), 0) from instalments i where i.plan_id = p.id)`,
  },
  {
    what: 'a queued message waits in no outbox',
    query: `select id from messages where status = 'queued' and id not in
      (select message_id from outbox where state in ('waiting', 'claimed') and message_id is not null)`,
  },
]

/** Recounts what is kept beside its source, and looks for what hangs in the air. Reads only; may run beside the program. */
export async function findDifferences(dataDir: string): Promise<Difference[]> {
  const client = new Client(join(dataDir, 'aldia.db'), { readonly: true, timeout: 10_000 })
  const differences: Difference[] = []
  const add = (what: string, ids: string[]) => {
    if (ids.length > 0) differences.push({ what, count: ids.length, ids: ids.slice(0, 20) })
  }
  try {
    const damage = damageOf(client)
    if (damage.length > 0) {
      add('the database file itself is damaged', damage)
      return differences
    }
    // One read transaction: everything is counted at the same moment.
    client.exec('BEGIN')
    for (const { what, query } of checks)
      add(
        what,
        (client.prepare(query).all() as { id: string }[]).map((row) => row.id),
      )
    const files = client.prepare('select distinct sha256 from files').all() as { sha256: string }[]
    client.exec('COMMIT')
    const missing: string[] = []
    const damaged: string[] = []
    for (const { sha256 } of files) {
      const path = join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2))
      if (!existsSync(path)) missing.push(sha256)
      else if ((await sha256Of(path)) !== sha256) damaged.push(sha256)
    }
    add('a stored file is missing', missing)
    add('a stored file is damaged', damaged)
  } finally {
    client.close()
  }
  return differences
}
