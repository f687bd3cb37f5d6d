-- Self-identification: optional, apart, sealed with the person's own key; never shown to a committee or an employer.
create schema private;
grant usage on schema private to alongside_web, alongside_gate;

create table private.person_keys (
  person_id uuid primary key references people,
  wrapped   bytea not null,
  made_at   timestamptz not null default now()
);
comment on table private.person_keys is 'A data key per person, wrapped by the key file. Destroying the row destroys what it sealed.';

create table private.self_identifications (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null unique references applications,
  person_id      uuid not null references people,
  sealed         bytea not null,
  counted        boolean not null default false,
  wish_sealed    bytea,
  wish_consent   boolean not null default false,
  willing        boolean not null default false,
  version        integer not null default 1,
  saved_at       timestamptz not null default now()
);
comment on column private.self_identifications.counted is 'First consent: counted in group reports, groups under ten never shown.';
comment on column private.self_identifications.wish_consent is 'Second consent: one named coordinator reads the wish and turns it into a yes or no for the engine.';
comment on column private.self_identifications.willing is 'A mentor who said yes to being asked.';

-- The named coordinator's yes: this mentor meets this mentee's wish. The engine sees nothing else. It goes with what
-- either of the two said of themselves.
create table private.wish_matches (
  mentee_application_id uuid not null references private.self_identifications (application_id) on delete cascade,
  mentor_application_id uuid not null references private.self_identifications (application_id) on delete cascade,
  noted_by              uuid not null references people,
  noted_at              timestamptz not null default now(),
  primary key (mentee_application_id, mentor_application_id)
);

alter table program_staff add column reads_wishes boolean not null default false;
comment on column program_staff.reads_wishes is 'The one coordinator who reads shared-identity wishes.';
create unique index one_reader_of_wishes on program_staff (program_id) where reads_wishes and until is null;

create function app.wishes_read_in() returns setof uuid stable language sql as $$
  select program_id from program_staff where person_id = app.actor() and reads_wishes and until is null
$$;
call app.give_to_gate('app.wishes_read_in()', 'alongside_web', 'alongside_gate');

call app.protect('private.person_keys', false);
call app.protect('private.self_identifications', false);
call app.protect('private.wish_matches', false);
grant select, insert on private.person_keys to alongside_web;
grant select, insert, delete, update (sealed, counted, wish_sealed, wish_consent, willing, version, saved_at) on private.self_identifications to alongside_web;
grant select, insert, delete on private.wish_matches to alongside_web;
create policy own on private.person_keys to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy own on private.self_identifications to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy wish_reader on private.wish_matches to alongside_web
  using (mentee_application_id in (select a.id from applications a where a.program_id in (select app.wishes_read_in())))
  with check (noted_by = app.actor() and mentee_application_id in (select a.id from applications a where a.program_id in (select app.wishes_read_in())));

grant select on private.self_identifications, private.person_keys, private.wish_matches to alongside_gate;
create policy gate on private.self_identifications for select to alongside_gate using (true);
create policy gate on private.person_keys for select to alongside_gate using (true);
create policy gate on private.wish_matches for select to alongside_gate using (true);

/* The wishes one named coordinator may read, still sealed, with the keys that open them and nothing else of the answers;
   not those of people the coordinator supervises. */
create function app.wishes_to_read(program uuid)
returns table (application_id uuid, seat seat_kind, person_id uuid, wish_sealed bytea, wrapped bytea) stable language sql as $$
  select i.application_id, a.seat, i.person_id, i.wish_sealed, k.wrapped
  from private.self_identifications i
  join applications a on a.id = i.application_id
  join private.person_keys k on k.person_id = i.person_id
  where a.program_id = program and program in (select app.wishes_read_in()) and i.wish_consent and i.wish_sealed is not null
    and a.status = 'accepted' and (a.seat = 'mentee' or i.willing)
    and a.person_id not in (select app.supervised_by(app.actor()))
$$;
call app.give_to_gate('app.wishes_to_read(uuid)', 'alongside_web');

/* For the engine: which mentees have a wish, and which pairs meet it. Yes or no, nothing more. */
create function app.wish_constraints(program uuid)
returns table (mentee_application_id uuid, mentor_application_id uuid) stable language sql as $$
  select i.application_id, w.mentor_application_id
  from private.self_identifications i
  join applications a on a.id = i.application_id
  left join private.wish_matches w on w.mentee_application_id = i.application_id
  where a.program_id = program and a.seat = 'mentee' and a.status = 'accepted' and i.wish_consent and i.wish_sealed is not null
    and (app.actor() is null or program in (select app.coordinated()) or program in (select app.judged()))
$$;
call app.give_to_gate('app.wish_constraints(uuid)', 'alongside_job');

/* The answers that may be counted, still sealed, with their keys: for a count whose small cells are never shown. */
create function app.identifications_to_count(program uuid)
returns table (person_id uuid, application_id uuid, seat seat_kind, sealed bytea, wrapped bytea) stable language sql as $$
  select i.person_id, i.application_id, a.seat, i.sealed, k.wrapped
  from private.self_identifications i
  join applications a on a.id = i.application_id
  join private.person_keys k on k.person_id = i.person_id
  where a.program_id = program and i.counted and a.status not in ('draft', 'withdrawn', 'declined')
    and (program in (select app.coordinated()) or program in (select app.judged()))
$$;
call app.give_to_gate('app.identifications_to_count(uuid)', 'alongside_web');

/* Deletes what was said for a program that is over. */
create function app.sweep_identifications(today date) returns bigint language sql as $$
  with gone as (
    delete from private.self_identifications i using applications a, programs p
    where a.id = i.application_id and p.id = a.program_id and p.ends_on < today returning 1)
  select count(*) from gone
$$;
grant delete on private.self_identifications to alongside_gate;
create policy gate_sweeps on private.self_identifications for delete to alongside_gate using (true);
call app.give_to_gate('app.sweep_identifications(date)', 'alongside_job');
