-- What a card shows of money is of today, interest that runs included: the next start of a day looks at everybody who owes once.
update cards set check_on = '2000-01-01' where money is not null and merged_into_id is null;
