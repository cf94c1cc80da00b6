// What a restore does to rows that would leave by themselves. A backup says what waited when it was made, and not what became of it
// since: what was about to leave may have left, and the ladders of these days may have been said. So what is overdue is left to a
// person, and reminders and thanks stay paused, which every screen says, until somebody has looked. What a person scheduled for a
// moment that is still to come cannot have left, and keeps its time.

/** Which waiting rows are held back at an instant (epoch ms); `wish`: how the moment that a person chose is read. */
const heldBack = (now: number, wish: string) =>
  `state in ('waiting', 'claimed') and not (state = 'waiting' and attempts = 0 and coalesce(${wish}, 0) > ${now})`

/** The statements for SQLite; a backup of an earlier version lacks some columns and tables. */
export function sqliteHoldBack(now: number, has: { wishes: boolean; cadences: boolean }): string {
  const held = heldBack(now, has.wishes ? 'wished_at' : 'null')
  return `
    update messages set status = 'unknown' where status = 'queued' and id in
      (select message_id from outbox where message_id is not null and ${held});
    update outbox set state = 'unknown' where ${held};
    ${
      has.cadences
        ? `update workspaces set reminders_paused_at = coalesce(reminders_paused_at, ${now})
            where exists (select 1 from cadences where is_on) or coalesce(money ->> '$.thanks.byItself', 0) = 1;`
        : ''
    }
    update channel_accounts set lease_holder = null, lease_until = null;`
}

/** The same for PostgreSQL, which asks the row itself for what an earlier version lacks. */
export function postgresHoldBack(now: number): string {
  const held = heldBack(now, `(to_jsonb(o) ->> 'wished_at')::bigint`)
  return `
    update public.messages set status = 'unknown' where status = 'queued' and id in
      (select message_id from public.outbox o where message_id is not null and ${held});
    update public.outbox o set state = 'unknown' where ${held};
    do $held$ begin
      if to_regclass('public.cadences') is not null then
        execute 'update public.workspaces set reminders_paused_at = coalesce(reminders_paused_at, ${now})
          where exists (select 1 from public.cadences where is_on) or money -> ''thanks'' ->> ''byItself'' = ''true''';
      end if;
    end $held$;
    update public.channel_accounts set lease_holder = null, lease_until = null;
    delete from public.program_lease;`
}
