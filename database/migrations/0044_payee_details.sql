-- How somebody wishes to be paid: given or not as they like, sealed with their own key, and opened by whoever owes them
-- while they owe. Decision 23 says what is asked for, and why.
create table private.payee_details (
  id             uuid primary key default gen_random_uuid(),
  person_id      uuid not null unique references people,
  payee_sealed   bytea not null,
  account_sealed bytea not null,
  saved_at       timestamptz not null,
  version        integer not null default 1
);
comment on column private.payee_details.payee_sealed is 'Name and postal address, as a cheque and a tax slip need them. Sealed with the person''s key, bound to "payee details person payee".';
comment on column private.payee_details.account_sealed is 'How they wish to be paid, with an account where they gave one, and a word to finance. Bound to "payee details person account".';
call app.protect('private.payee_details', false);

/* The claims of the actor on which money may still come. */
create function app.awaiting_money() returns setof uuid stable language sql as $$
  select id from honoraria where person_id = app.actor() and state in ('promised', 'earned', 'approved', 'exported')
$$;
call app.give_to_gate('app.awaiting_money()', 'alongside_web');
create policy own on private.payee_details for select to alongside_web using (person_id = app.actor());
create policy given on private.payee_details for insert to alongside_web
  with check (person_id = app.actor() and exists (select from app.awaiting_money()));
create policy changed on private.payee_details for update to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy taken_away on private.payee_details for delete to alongside_web using (person_id = app.actor());
create policy gate on private.payee_details for select to alongside_gate using (true);
grant select, insert, delete, update (payee_sealed, account_sealed, saved_at, version) on private.payee_details to alongside_web;
grant select on private.payee_details to alongside_gate;

/* Until when name and address of a person may still be needed for a tax slip: of organizations that paid them more than $500
   in a calendar year, until 90 days after the end of February of the next. */
create function app.slips(who uuid) returns table (organization_id uuid, until date) stable language sql as $$
  select p.organization_id, make_date(extract(year from h.paid_on)::integer + 1, 3, 1) - 1 + 90
  from honoraria h join programs p on p.id = h.program_id
  where h.person_id = who and h.state = 'paid'
  group by p.organization_id, extract(year from h.paid_on) having sum(h.amount_cents) > 50000
$$;
call app.give_to_gate('app.slips(uuid)', 'alongside_gate');

/*
 * What some of a program's payees gave, still sealed, with the key that opens it, for whoever administers the organization that
 * owes them: all of it while a claim is approved and not paid; the payee alone, without the account, while a tax slip may be
 * due. Never their own, nor that of somebody they supervise. Each opening is written down here, whoever asks.
 */
create function app.payees_to_pay(program uuid, whose uuid[], into_file boolean)
returns table (person_id uuid, payee_sealed bytea, account_sealed bytea, wrapped bytea) language plpgsql as $$
declare
  organization uuid;
begin
  select p.organization_id into organization from programs p where p.id = program and p.id in (select app.pays_for());
  if organization is null then return; end if;
  for person_id, payee_sealed, account_sealed, wrapped in
    select d.person_id, d.payee_sealed, case when owed.still then d.account_sealed end, k.wrapped
    from private.payee_details d join private.person_keys k on k.person_id = d.person_id
      cross join lateral (select exists (select from honoraria h
        where h.person_id = d.person_id and h.program_id = program and h.state in ('approved', 'exported')) as still) owed
    where d.person_id = any (whose) and d.person_id <> app.actor() and d.person_id not in (select app.supervised_by(app.actor()))
      and (owed.still
        or exists (select from honoraria h where h.person_id = d.person_id and h.program_id = program and h.state = 'paid')
          and exists (select from app.slips(d.person_id) s where s.organization_id = organization and s.until >= app.today()))
    order by d.person_id
  loop
    perform app.record(null, case when into_file then 'payee-details.taken-out' else 'payee-details.read' end, 'payee-details', person_id::text,
      null, organization, null, jsonb_build_object('account', account_sealed is not null), null, array[person_id]);
    return next;
  end loop;
end $$;
call app.give_to_gate('app.payees_to_pay(uuid, uuid[], boolean)', 'alongside_web');

/* Claims approved since then whose mentor has not said how they wish to be paid. */
create function app.payees_to_ask(since timestamptz) returns table (claim uuid, person_id uuid) stable language sql as $$
  select h.id, h.person_id from honoraria h
  where h.state in ('approved', 'exported') and h.seconded_at > since
    and not exists (select from private.payee_details d where d.person_id = h.person_id)
$$;
call app.give_to_gate('app.payees_to_ask(timestamptz)', 'alongside_job');

/* People to whom no money may come any more, or nobody has cared to say so for a year after the program; whose last payment is
   90 days ago; and for whom no tax slip may be due. */
create function app.past_payees() returns setof uuid stable language sql as $$
  select d.person_id from private.payee_details d
  where not app.held_person(d.person_id)
    and not exists (select from honoraria h where h.person_id = d.person_id and h.state in ('promised', 'earned', 'approved', 'exported')
      and h.program_id not in (select e.program_id from app.program_ends() e where e.ended_on + interval '1 year' < app.today()))
    and not exists (select from honoraria h where h.person_id = d.person_id and h.state = 'paid' and h.paid_on + 90 >= app.today())
    and not exists (select from app.slips(d.person_id) s where s.until >= app.today())
$$;
call app.give_to_gate('app.past_payees()', 'alongside_job', 'alongside_gate');
call app.delete_when('private.payee_details', 'person_id in (select app.past_payees())');
call app.leaves_with_person('private.payee_details', 'person_id = app.actor()');
