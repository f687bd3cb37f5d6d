-- Somebody who was named and never came: a referee, a supervisor, a mentor wished for, a line of a file. No account of theirs
-- is ever closed, so their name and address go ninety days after they were named, once nothing needs them any more.

/*
 * Who never came (no verified address, no session, nothing done by a mailed link), was named ninety days ago and is, as far as
 * this looks, needed by nothing. Whatever else points at them is found out by trying (app.forget_stranger). Rows of a file
 * are asked for here, because they would not stop it: they would forget whom they meant, or go with them.
 */
create view app.never_came with (security_invoker = true) as
  select p.id from people p
  where p.created_at + interval '90 days' < app.today()
    and not exists (select from emails e where e.person_id = p.id and e.verified_at is not null)
    and not exists (select from sessions s where s.person_id = p.id)
    and not exists (select from links l where l.person_id = p.id)
    and not exists (select from outbox o where o.person_id = p.id and o.state = 'waiting')
    and not exists (select from audit_entries a where a.actor_id = p.id)
    and not exists (select from applications a where a.person_id = p.id)
    and not exists (select from referees r where r.person_id = p.id)
    and not exists (select from wishes w where w.person_id = p.id)
    and not exists (select from supervisions s where s.supervisor_id = p.id)
    and not exists (select from committee_members m where m.person_id = p.id)
    and not exists (select from staff s where s.person_id = p.id)
    and not exists (select from program_staff s where s.person_id = p.id)
    and not exists (select from import_rows r where r.person_id = p.id)
    and not exists (select from import_twins t where t.person_id = p.id)
    and not app.held_person(p.id);
grant select on app.never_came to alongside_gate;

/* Some of those who never came, in no order, so that one whom something else still needs keeps nobody else. */
create function app.strangers(most integer) returns setof uuid volatile language sql as $$
  select id from app.never_came order by random() limit most
$$;
call app.give_to_gate('app.strangers(integer)', 'alongside_job');

/* Whom app.forget_stranger is at: what the gate may delete of somebody who does not act. */
create function app.forgotten() returns uuid stable language sql as $$ select nullif(current_setting('app.forgotten', true), '')::uuid $$;
grant execute on function app.forgotten() to alongside_gate;
grant delete on people to alongside_gate;
create policy forgotten on people for delete to alongside_gate using (id = app.forgotten());
create policy forgotten on emails for delete to alongside_gate using (person_id = app.forgotten());
create policy forgotten on contact_cards for delete to alongside_gate using (person_id = app.forgotten());
create policy forgotten on positions for delete to alongside_gate using (person_id = app.forgotten());
create policy forgotten on consents for delete to alongside_gate using (person_id = app.forgotten());
create policy forgotten_seen on consents for select to alongside_gate using (person_id = app.forgotten());
create policy forgotten on supervisions for delete to alongside_gate using (supervised_id = app.forgotten());
create policy forgotten on private.person_keys for delete to alongside_gate using (person_id = app.forgotten());

/* Deletes somebody who never came, with their card and address and what was said of who supervises them. Anything that points
   at them and was not asked about stops it, and all of it is still there. @returns whether they are gone */
create function app.forget_stranger(who uuid) returns boolean language plpgsql as $$
begin
  perform set_config('app.forgotten', who::text, true);
  if not exists (select from app.never_came c where c.id = who) then return false; end if;
  delete from supervisions where supervised_id = who;
  delete from consents where person_id = who;
  delete from positions where person_id = who;
  delete from contact_cards where person_id = who;
  delete from emails where person_id = who;
  delete from private.person_keys where person_id = who;
  delete from people where id = who;
  return found;
exception when foreign_key_violation then return false;
end $$;
call app.give_to_gate('app.forget_stranger(uuid)', 'alongside_job');

-- Who supervised whom until a day keeps its other half from going: two years later it is over.
call app.delete_when('supervisions', 'until + interval ''2 years'' < app.today()');
