// Rows of an outbox in every state that a backup may find, in the SQL that both engines read.

const minute = 60_000

/** A ladder of workspace `w1`, off, and messages of its conversation `v1` that wait to leave; the ids say how. */
export function outboxRows(now: number): string {
  const row = (
    id: string,
    about: { state?: string; wishedAt?: number; attempts?: number; claimedAt?: number; byRule?: boolean } = {},
  ) => {
    const { state = 'waiting', wishedAt = 'null', attempts = 0, claimedAt = 'null', byRule = false } = about
    return `
      insert into messages (id, workspace_id, seq, conversation_id, channel_account_id, wa_id, direction, origin, kind, text, status, sent_at)
        values ('${id}', 'w1', 3, 'v1', 'a1', '${id}', 'out', 'app', 'text', '${id}', 'queued', 0);
      insert into outbox (id, workspace_id, channel_account_id, conversation_id, message_id, wa_id, outgoing, not_before, wished_at, by_rule, state, attempts, claimed_at, created_at)
        values ('${id}', 'w1', 'a1', 'v1', '${id}', '${id}', '{"what":"message"}', ${now}, ${wishedAt}, ${byRule}, '${state}', ${attempts}, ${claimedAt}, ${now});`
  }
  return `${row('now')}
    ${row('byRule', { byRule: true })}
    ${row('overdue', { wishedAt: now - minute })}
    ${row('future', { wishedAt: now + 86_400_000 })}
    ${row('tried', { wishedAt: now + 86_400_000, attempts: 1, claimedAt: now })}
    ${row('claimed', { state: 'claimed', attempts: 1, claimedAt: now })}
    insert into cadences (id, workspace_id, seq, version, name, audience, steps, mode, rest_hours, ends, is_on, created_at)
      values ('c1', 'w1', 3, 1, 'Cadencia', '{}', '[]', 'automatic', 48, '[]', false, ${now});`
}
