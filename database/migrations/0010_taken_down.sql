-- What a coordinator takes down for somebody, from paper, telephone or a file, and for whom.
/* What applicants say of themselves is theirs: a coordinator writes it only in an application they took down for somebody
   who has not written in it themselves since. */
create function app.nobody_rewrites_anothers() returns trigger language plpgsql as $$
begin
  if (new.needs, new.speaks, new.channels, new.times, new.travels, new.capacity, new.supervisor_aware, new.new_reason)
    is distinct from (old.needs, old.speaks, old.channels, old.times, old.travels, old.capacity, old.supervisor_aware, old.new_reason)
  then raise exception 'What applicants say of themselves is theirs.' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger nobody_rewrites_anothers before update on applications
  for each row when ((old.taken_by is null or old.taken_over_at is not null) and app.actor() is not null and old.person_id <> app.actor())
  execute function app.nobody_rewrites_anothers();

/* The applications of their programs that somebody took down on paper or by telephone, and whose person has not taken over. */
create function app.taken_down() returns setof uuid stable language sql as $$
  select a.id from applications a
  where a.taken_by is not null and a.taken_over_at is null and a.program_id in (select app.coordinated()) and a.status <> 'withdrawn'
    and a.person_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.taken_down()', 'alongside_web');

create policy taken_down on application_answers to alongside_web using (application_id in (select app.taken_down()));
create policy taken_down on wishes to alongside_web using (application_id in (select app.taken_down()));

-- Referees are named by the applicant, or by whoever writes for them.
create policy named on referees for insert to alongside_web
  with check ((person_id, asked_at, answered_at, recommends) is not distinct from (null, null, null, null) and words = ''
    and (application_id in (select a.id from applications a where a.person_id = app.actor()) or application_id in (select app.taken_down())));

/* Takes back the names of referees who have not answered; what others said stays. */
create function app.clear_referees(application uuid) returns void language sql as $$
  delete from referees r using applications a
  where r.application_id = application and r.answered_at is null and r.asked_at is null and a.id = r.application_id
    and (a.person_id = app.actor() or a.id in (select app.taken_down()))
$$;
grant delete on referees to alongside_gate;
create policy gate_clears on referees for delete to alongside_gate using (true);
call app.give_to_gate('app.clear_referees(uuid)', 'alongside_web');

/*
 * Its person takes an application over with the first thing they write, send, promise or take back in it. Signing in alone
 * does not: they may have come for something else, or to read what was typed before they telephone about a mistake in it.
 */
create function app.take_over() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'applications' then
    if new.person_id = app.actor() then new.taken_over_at := now(); end if;
    return new;
  end if;
  update applications a set taken_over_at = now()
    where a.id = coalesce(new.application_id, old.application_id) and a.person_id = app.actor() and a.taken_by is not null and a.taken_over_at is null;
  return null;
end $$;
grant update (taken_over_at) on applications to alongside_gate;
create trigger taken_over before update on applications for each row
  when (old.taken_by is not null and old.taken_over_at is null) execute function app.take_over();
create trigger taken_over after insert or update or delete on application_answers for each row
  when (app.actor() is not null) execute function app.take_over();
create trigger taken_over after insert or update or delete on wishes for each row
  when (app.actor() is not null) execute function app.take_over();
create trigger taken_over after insert or delete on referees for each row
  when (app.actor() is not null) execute function app.take_over();
create trigger taken_over after insert or update or delete on attestations for each row
  when (app.actor() is not null) execute function app.take_over();
create trigger taken_over after insert on acceptances for each row
  when (app.actor() is not null) execute function app.take_over();
call app.give_to_gate('app.take_over()', 'alongside_gate');

/* A paper or imported application brings its ratings along: written for the person, never read back by staff. */
create function app.enter_ratings(application uuid, framework uuid, rated jsonb, released boolean) returns void language plpgsql as $$
declare who uuid; made uuid;
begin
  select a.person_id, a.assessment_id into who, made from applications a
  where a.id = application and a.id in (select app.taken_down());
  if who is null then raise exception 'not yours to enter'; end if;
  if made is null then
    insert into assessments (person_id, framework_id, moment) values (who, framework, 'application') returning id into made;
    update applications set assessment_id = made where id = application;
  end if;
  update assessments set released_at = case when released then now() end, version = version + 1 where id = made;
  insert into ratings (assessment_id, competency_id, rating, focus)
  select made, (r ->> 'competency')::uuid, (r ->> 'rating')::integer, coalesce((r ->> 'focus')::boolean, false)
  from jsonb_array_elements(rated) r
  on conflict (assessment_id, competency_id) do update set rating = excluded.rating, focus = excluded.focus;
end $$;
call app.give_to_gate('app.enter_ratings(uuid, uuid, jsonb, boolean)', 'alongside_web');

/*
 * People in the actor's care: entered from paper, telephone or a file into a program the actor coordinates, never signed in,
 * and nothing to anybody else. Whoever could add an address to somebody could sign in as them, so a person who has applied
 * elsewhere, works for somebody, decides or was asked for a reference is in nobody's care, though they have not come yet.
 */
create view app.care with (security_invoker = true) as
  select a.person_id from applications a
  where a.taken_by is not null and a.program_id in (select app.coordinated())
    and not exists (select 1 from sessions s where s.person_id = a.person_id)
    and not exists (select 1 from emails e where e.person_id = a.person_id and e.verified_at is not null)
    and not exists (select 1 from applications o where o.person_id = a.person_id and o.program_id not in (select app.coordinated()))
    and not exists (select 1 from staff s where s.person_id = a.person_id)
    and not exists (select 1 from program_staff s where s.person_id = a.person_id)
    and not exists (select 1 from committee_members m where m.person_id = a.person_id)
    and not exists (select 1 from referees r where r.person_id = a.person_id);
grant select on app.care to alongside_gate;
create function app.in_care() returns setof uuid stable language sql as $$ select person_id from app.care $$;
call app.give_to_gate('app.in_care()', 'alongside_web', 'alongside_gate');
create policy in_care on people for update to alongside_web using (id in (select app.in_care())) with check (true);
create policy in_care on contact_cards for update to alongside_web using (person_id in (select app.in_care())) with check (true);
create policy in_care on positions for update to alongside_web
  using (person_id in (select app.in_care()) or id in (select a.position_id from applications a where a.id in (select app.taken_down()))) with check (true);
