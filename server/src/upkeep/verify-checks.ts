import { byEngine } from '#base/database/engine.ts'

/** What a JSON column says under a key; PostgreSQL's `json` is asked with an operator of its own. */
const textIn = (column: string, key: string): string =>
  byEngine({ sqlite: `json_extract(${column}, '$.${key}')`, postgres: `(${column} ->> '${key}')` })

/** Keys and values of what cards `c` owe and of what columns `s` show in total. */
const balances = byEngine({
  sqlite: `json_each(c.money, '$.balances')`,
  postgres: `json_each_text(c.money -> 'balances')`,
})
/** Of the balances what no entry says yet. */
const running = byEngine({
  sqlite: `json_each(c.money, '$.running')`,
  postgres: `json_each_text(coalesce(c.money -> 'running', '{}'))`,
})
const totals = byEngine({ sqlite: 'json_each(s.totals)', postgres: 'json_each_text(s.totals)' })

/** What cards `c` show of tags. */
const tags = byEngine({ sqlite: 'json_each(c.tag_ids)', postgres: 'json_array_elements_text(c.tag_ids)' })

/** PostgreSQL keeps an index as true as its table, unless it was never finished or is gone. */
const unusable = (index: string): string => `select '${index}' as id where not exists
  (select 1 from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = '${index}' and i.indisvalid)`

/** What must be true of every database: a sentence for when it is not, and the query that finds where. */
// Each goes through its tables once: a million messages take seconds.
export const checks: readonly { what: string; query: string }[] = [
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
        count(m.id) filter (where m.sent_at > coalesce(c.read_up_to_at, -1) and m.origin in ('live', 'replay')
          and m.deleted_at is null) as at_least,
        count(m.id) as at_most
      from cards c join conversations v on v.contact_id = c.contact_id left join answered a on a.contact_id = c.contact_id
        left join messages m on m.conversation_id = v.id and m.direction = 'in' and m.row_no > coalesce(a.row_no, 0)
      where c.merged_into_id is null and c.id not in (select merged_into_id from cards where merged_into_id is not null)
      group by c.id)
      select id from counted where unread < at_least or unread > case when at_most > 1 then at_most else 1 end`,
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
      except select workspace_id, ${textIn('data', 'messageId')} from events where type = 'message.received') unrecorded`,
  },
  {
    what: 'something is numbered beyond the last change',
    query: `with last as (select workspace_id, max(seq) as seq from
        (select workspace_id, seq from workspace_seqs union all select workspace_id, max(seq) from events group by workspace_id) numbered
      group by workspace_id)
      select t.id from (select id, workspace_id, seq from messages union all select id, workspace_id, seq from cards
        union all select id, workspace_id, seq from stages union all select id, workspace_id, seq from channel_accounts) t
      left join last l on l.workspace_id = t.workspace_id where t.seq > coalesce(l.seq, 0)`,
  },
  {
    what: 'a text cannot be found by search',
    query: byEngine({
      sqlite: `select id from messages where text is not null and deleted_at is null and
        row_no not in (select rowid from message_search)`,
      postgres: unusable('messages_search'),
    }),
  },
  {
    what: 'a person cannot be found by search',
    query: byEngine({
      sqlite: `select id from contacts where merged_into_id is null and row_no not in (select rowid from contact_search)`,
      postgres: unusable('contacts_search'),
    }),
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
      parts as (select c.contact_id, b.key as currency, cast(b.value as bigint) as amount from cards c, ${balances} b
          where c.merged_into_id is null
        union all select c.contact_id, r.key, -cast(r.value as bigint) from cards c, ${running} r where c.merged_into_id is null),
      shown as (select contact_id, currency, sum(amount) as amount from parts group by contact_id, currency
        having sum(amount) <> 0)
      select c.id from cards c join
        (select contact_id from (select * from owed except select * from shown) unshown
         union select contact_id from (select * from shown except select * from owed) unowed) d on d.contact_id = c.contact_id`,
  },
  {
    what: 'a card shows other tags than its person carries',
    query: `with worn as (select c.contact_id, t.value as tag_id from cards c, ${tags} t),
      carried as (select contact_id, tag_id from contact_tags)
      select c.id from cards c join
        (select contact_id from (select * from worn except select * from carried) unnoted
         union select contact_id from (select * from carried except select * from worn) unshown) d on d.contact_id = c.contact_id`,
  },
  {
    what: 'a column shows another total than its cards',
    query: `with summed as (select c.stage_id as id, b.key as currency, sum(cast(b.value as bigint)) as amount
        from cards c, ${balances} b where c.merged_into_id is null
        group by c.stage_id, b.key having sum(cast(b.value as bigint)) <> 0),
      shown as (select s.id, t.key as currency, cast(t.value as bigint) as amount from stages s, ${totals} t)
      select id from (select * from summed except select * from shown) unshown
      union select id from (select * from shown except select * from summed) unsummed`,
  },
  {
    what: 'a payment is booked with another amount than it has',
    query: `with booked as (select payment_id, sum(coalesce(cast(${textIn('conversion', 'amountMinor')} as bigint), amount_minor)) as amount
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
