-- A group is several people of one program: a learning team with two or three leads, a cohort, peers without a mentor.
create type group_kind as enum ('learning_team', 'cohort', 'peers');

create table groups (
  id          uuid primary key default gen_random_uuid(),
  program_id  uuid not null references programs,
  kind        group_kind not null,
  name        text not null check (length(name) between 1 and 120),
  focus       text not null default '' check (length(focus) <= 120),
  description text not null default '' check (length(description) <= 4000),
  least       integer not null,
  most        integer not null,
  sign_up     boolean not null default false,
  wished      boolean not null default false,
  ends_on     date not null,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  check (2 <= least and least <= most and most <= 60)
);
comment on column groups.most is 'The most members; leads besides.';
comment on column groups.sign_up is 'Whoever takes part in the program may take a free place themselves.';
comment on column groups.wished is 'Whoever takes part in the program may say that they would like to belong; who coordinates places them.';
comment on column groups.ends_on is 'The last day on which anything is written. Ninety days later, or as many as the program said, all of it is destroyed.';
create index groups_of_program on groups (program_id);

create table group_members (
  group_id  uuid not null references groups,
  person_id uuid not null references people,
  leads     boolean not null default false,
  reachable boolean not null default false,
  told      boolean not null default true,
  placed_by uuid references people,
  joined_at timestamptz not null default now(),
  primary key (group_id, person_id)
);
comment on column group_members.reachable is 'They let the others of this group see their address and telephone.';
comment on column group_members.told is 'They want a letter when somebody has written: one a day, without a word of it.';
comment on column group_members.placed_by is 'Null for whoever signed up themselves.';
create index group_members_of_person on group_members (person_id);

-- That somebody would like to belong to a group. It gives them no place.
create table group_wishes (
  group_id  uuid not null references groups on delete cascade,
  person_id uuid not null references people,
  wished_at timestamptz not null default now(),
  primary key (group_id, person_id)
);
create index group_wishes_of_person on group_wishes (person_id);

-- What somebody wrote to their group, or answered. A thread is named by the post it began with, which may be gone.
create table group_posts (
  id           uuid primary key,
  group_id     uuid not null references groups on delete cascade,
  thread_id    uuid not null,
  author_id    uuid not null references people,
  words_sealed bytea not null,
  version      integer not null default 1,
  created_at   timestamptz not null,
  changed_at   timestamptz
);
create index group_posts_of_thread on group_posts (group_id, thread_id, created_at);
create index group_posts_of_author on group_posts (author_id);

create table private.group_keys (
  group_id uuid primary key references groups on delete cascade,
  wrapped  bytea not null,
  made_at  timestamptz not null default now()
);
comment on table private.group_keys is 'A data key per group, wrapped by the key file. Destroying the row destroys what it sealed.';

call app.protect('groups');
call app.protect('group_members');
call app.protect('group_wishes');
call app.protect('group_posts', false);
call app.protect('private.group_keys', false);
grant select on groups, group_members to alongside_gate, alongside_job;
create policy gate on groups for select to alongside_gate using (true);
create policy gate on group_members for select to alongside_gate using (true);
create policy worked on groups for select to alongside_job using (true);
create policy worked on group_members for select to alongside_job using (true);

/* Groups the actor belongs to, for as long as they can be read: not one day after what they wrote is due to be destroyed. */
create function app.grouped() returns setof uuid stable rows 4 language sql as $$
  select m.group_id from group_members m join groups g on g.id = m.group_id join programs p on p.id = g.program_id
  where m.person_id = app.actor() and g.ends_on + p.days_kept >= app.today()
$$;
call app.give_to_gate('app.grouped()', 'alongside_web', 'alongside_gate');
/* Those of them in which something can still be written. */
create function app.writing_in() returns setof uuid stable rows 4 language sql as $$
  select m.group_id from group_members m join groups g on g.id = m.group_id join programs p on p.id = g.program_id
  where m.person_id = app.actor() and g.ends_on >= app.today() and p.status <> 'archived'
$$;
call app.give_to_gate('app.writing_in()', 'alongside_web', 'alongside_gate');
/* Those of them the actor leads. */
create function app.leading() returns setof uuid stable rows 4 language sql as $$
  select m.group_id from group_members m where m.person_id = app.actor() and m.leads and m.group_id in (select app.grouped())
$$;
call app.give_to_gate('app.leading()', 'alongside_web', 'alongside_gate');

/* Who takes part in a program: accepted for a seat, or in a pair that has not ended. */
create function app.participants(program uuid) returns setof uuid stable language sql as $$
  select person_id from applications where program_id = program and status = 'accepted'
  union select unnest(array[mentor_id, mentee_id]) from partnerships where program_id = program and state <> 'ended'
$$;
call app.give_to_gate('app.participants(uuid)', 'alongside_gate');
/* The programs that are under way and in which the actor takes part. */
create function app.active_in() returns setof uuid stable rows 4 language sql as $$
  select p.id from programs p where p.status <> 'archived' and (
    exists (select 1 from applications a where a.program_id = p.id and a.person_id = app.actor() and a.status = 'accepted')
    or exists (select 1 from partnerships s where s.program_id = p.id and app.actor() in (s.mentor_id, s.mentee_id) and s.state <> 'ended'))
$$;
call app.give_to_gate('app.active_in()', 'alongside_web', 'alongside_gate');

create policy members on groups for select to alongside_web using (id in (select app.grouped()));
create policy offered on groups for select to alongside_web
  using ((sign_up or wished) and ends_on >= app.today() and program_id in (select app.active_in()));
create policy coordinated on groups to alongside_web
  using (program_id in (select app.coordinated())) with check (program_id in (select app.coordinated()));
create policy administered on groups for select to alongside_web
  using (program_id in (select p.id from programs p where p.organization_id in (select app.administered())));
create policy led on groups for update to alongside_web using (id in (select app.leading())) with check (id in (select app.leading()));
grant select, insert, delete, update (name, focus, description, least, most, sign_up, wished, ends_on, version) on groups to alongside_web;

/* A lead words what the group is about; what it is, who may come and until when is the coordinators' to say. */
create function app.leads_word_only() returns trigger language plpgsql as $$
begin
  if current_user = 'alongside_web'
    and (new.name, new.least, new.most, new.sign_up, new.wished, new.ends_on)
      is distinct from (old.name, old.least, old.most, old.sign_up, old.wished, old.ends_on) then
    if old.program_id not in (select app.coordinated()) then raise exception 'Only what a group is about.' using errcode = '42501'; end if;
  end if;
  return new;
end $$;
create trigger leads_word_only before update on groups for each row execute function app.leads_word_only();

create policy members on group_members for select to alongside_web using (group_id in (select app.grouped()));
create policy coordinated on group_members for select to alongside_web
  using (group_id in (select g.id from groups g where g.program_id in (select app.coordinated())));
create policy own on group_members for update to alongside_web using (person_id = app.actor()) with check (person_id = app.actor());
create policy own_left on group_members for delete to alongside_web using (person_id = app.actor());
create policy taken_out on group_members for delete to alongside_web
  using (group_id in (select g.id from groups g where g.program_id in (select app.coordinated())));
grant select, delete, update (reachable, told) on group_members to alongside_web;

/* Whether a conversation is one of this group. */
create function app.is_thread_of(thread uuid, whose uuid) returns boolean stable language sql as $$
  select exists (select 1 from group_posts p where p.thread_id = thread and p.group_id = whose)
$$;
grant select (group_id, thread_id, author_id) on group_posts to alongside_gate;
create policy gate on group_posts for select to alongside_gate using (true);
call app.give_to_gate('app.is_thread_of(uuid, uuid)', 'alongside_web');

create policy own on group_wishes for select to alongside_web using (person_id = app.actor());
create policy own_made on group_wishes for insert to alongside_web
  with check (person_id = app.actor() and group_id in (select g.id from groups g where g.wished and g.ends_on >= app.today() and g.program_id in (select app.active_in())));
create policy own_taken_back on group_wishes for delete to alongside_web using (person_id = app.actor());
create policy coordinated on group_wishes for select to alongside_web
  using (group_id in (select g.id from groups g where g.program_id in (select app.coordinated())) and person_id not in (select app.supervised()));
create policy worked on group_wishes for select to alongside_job using (true);
grant select, insert (group_id, person_id), delete on group_wishes to alongside_web;
grant select on group_wishes to alongside_job;

create policy members on group_posts for select to alongside_web using (group_id in (select app.grouped()));
create policy written on group_posts for insert to alongside_web with check (
  author_id = app.actor() and group_id in (select app.writing_in())
  and (thread_id = id or app.is_thread_of(thread_id, group_id)));
create policy rewritten on group_posts for update to alongside_web
  using (author_id = app.actor() and group_id in (select app.writing_in()))
  with check (author_id = app.actor() and group_id in (select app.writing_in()));
create policy taken_out on group_posts for delete to alongside_web
  using (author_id = app.actor() and group_id in (select app.grouped()) or group_id in (select app.leading()));
grant select, insert, delete, update (words_sealed, changed_at, version) on group_posts to alongside_web;

create policy members on private.group_keys to alongside_web
  using (group_id in (select app.grouped())) with check (group_id in (select app.grouped()));
grant select, insert on private.group_keys to alongside_web;

/* Who of these supervises whom of these, for whoever places people: declared, or by position. */
create function app.supervision_among(people uuid[]) returns table (supervisor_id uuid, supervised_id uuid) stable language sql as $$
  select s.supervisor_id, s.supervised_id from app.supervising(people) s where s.supervised_id = any (people)
$$;
call app.give_to_gate('app.supervision_among(uuid[])', 'alongside_gate');

/*
 * Takes a place in a group: for oneself, where sign-up is open, or for somebody else, by who coordinates. Nobody who
 * coordinates lets themselves in. One at a time in a program, so that no place is taken twice and nobody of a cohort or of
 * peers is in two. @returns what came of it
 */
create function app.take_place(wanted uuid, who uuid, as_lead boolean, knowing boolean) returns text language plpgsql as $$
declare
  g groups;
  staff boolean;
  known group_members;
begin
  select * into g from groups where id = wanted;
  if g.id is null then return 'none'; end if;
  staff := g.program_id in (select app.coordinated());
  if staff and who = app.actor() then return 'yourself'; end if;
  if not staff and not (who = app.actor() and g.sign_up and not as_lead and not knowing) then return 'none'; end if;
  if who not in (select app.participants(g.program_id)) or staff and who in (select app.supervised_by(app.actor())) then return 'none'; end if;
  if g.ends_on < app.today() or exists (select 1 from programs p where p.id = g.program_id and p.status = 'archived') then return 'over'; end if;
  if as_lead and g.kind = 'peers' then return 'no leads'; end if;
  perform pg_advisory_xact_lock(hashtextextended('groups ' || g.program_id, 0));
  select * into g from groups where id = wanted; -- as it is now that nobody else is at it
  select * into known from group_members m where m.group_id = wanted and m.person_id = who;
  if known.leads is not distinct from as_lead or known.group_id is not null and not staff then return 'already'; end if;
  if as_lead and 3 <= (select count(*) from group_members m where m.group_id = wanted and m.leads) then return 'led'; end if;
  if not as_lead and g.most <= (select count(*) from group_members m where m.group_id = wanted and not m.leads) then return 'full'; end if;
  if g.kind <> 'learning_team' and not as_lead and exists (select 1 from group_members m join groups o on o.id = m.group_id
    where m.person_id = who and not m.leads and o.id <> wanted and o.program_id = g.program_id and o.kind = g.kind and o.ends_on >= app.today())
  then return 'elsewhere'; end if;
  if not knowing and exists (select 1 from app.supervision_among(array(select m.person_id from group_members m where m.group_id = wanted) || who) s
    where who in (s.supervisor_id, s.supervised_id)) then return 'supervision'; end if;
  insert into group_members (group_id, person_id, leads, placed_by) values (wanted, who, as_lead, nullif(app.actor(), who))
    on conflict (group_id, person_id) do update set leads = excluded.leads;
  return 'placed';
end $$;
grant insert, update (leads) on group_members to alongside_gate;
create policy gate_places on group_members for insert to alongside_gate with check (true);
create policy gate_places_again on group_members for update to alongside_gate using (true) with check (true);
call app.give_to_gate('app.take_place(uuid, uuid, boolean, boolean)', 'alongside_web');

/* Who belongs to a group, for its members and for who coordinates: by name, with what they do where, unless the coordinator
   supervises them; how to reach them only for members, of those who let them. Of whoever wrote there and has left, the name. */
create function app.fellows(wanted uuid)
returns table (person_id uuid, name text, belongs boolean, leads boolean, reachable boolean, joined_at timestamptz, role position_role, title text,
  district_number integer, school_name text, email text, phone text, supervised_by uuid[]) stable language sql as $$
  with here as (
    select g.id, g.id in (select app.grouped()) as inside, g.program_id in (select app.coordinated()) as staff from groups g where g.id = wanted),
  belonging as (select m.* from group_members m join here on here.id = m.group_id where here.inside or here.staff),
  above as (select s.* from app.supervision_among(array(select b.person_id from belonging b)) s)
  select p.id, coalesce(nullif(p.preferred_name, ''), p.name), true, b.leads, b.reachable, b.joined_at, w.role, w.title, w.district_number, w.school_name,
    case when b.reachable and here.inside then (select e.address from emails e where e.person_id = p.id and e.first) end,
    case when b.reachable and here.inside then (select c.phone from contact_cards c where c.person_id = p.id) end,
    case when here.staff or p.id = app.actor() then array(select a.supervisor_id from above a where a.supervised_id = p.id) else '{}' end
  from belonging b cross join here join people p on p.id = b.person_id
    left join lateral (select w.* from positions w where w.person_id = p.id and w.until is null
      and (here.inside or p.id not in (select app.supervised_by(app.actor()))) order by w.since desc nulls last, w.id limit 1) w on true
  union all
  select p.id, coalesce(nullif(p.preferred_name, ''), p.name), false, false, false, null, null, null, null, null, null, null, '{}'
  from here join people p on here.inside and p.id in (select o.author_id from group_posts o where o.group_id = here.id)
    and p.id not in (select b.person_id from belonging b)
$$;
call app.give_to_gate('app.fellows(uuid)', 'alongside_web');

/* How full groups are and who leads them, for whoever may see the group at all; no lead whom the actor supervises. */
create function app.group_places(program uuid) returns table (group_id uuid, taken bigint, leads text[]) stable language sql as $$
  select g.id, count(m.person_id) filter (where not m.leads),
    coalesce(array_agg(coalesce(nullif(p.preferred_name, ''), p.name) order by p.name) filter (where m.leads and p.id not in (select app.supervised_by(app.actor()))), '{}')
  from groups g left join group_members m on m.group_id = g.id left join people p on p.id = m.person_id
  where g.program_id = program and (g.program_id in (select app.coordinated()) or g.id in (select app.grouped())
    or (g.sign_up or g.wished) and g.ends_on >= app.today() and g.program_id in (select app.active_in()))
  group by g.id
$$;
call app.give_to_gate('app.group_places(uuid)', 'alongside_web');

/* Who could be put into a group of a program, for who coordinates it; nobody they supervise: a colleague places those. */
create function app.placeable(program uuid) returns table (person_id uuid, name text, district_number integer, school_name text, groups uuid[])
stable language sql as $$
  select p.id, coalesce(nullif(p.preferred_name, ''), p.name), w.district_number, w.school_name,
    array(select m.group_id from group_members m join groups g on g.id = m.group_id where m.person_id = p.id and g.program_id = program and g.ends_on >= app.today())
  from people p
    left join lateral (select w.* from positions w where w.person_id = p.id and w.until is null order by w.since desc nulls last, w.id limit 1) w on true
  where program in (select app.coordinated()) and p.id in (select app.participants(program))
    and p.id <> app.actor() and p.id not in (select app.supervised_by(app.actor()))
  order by p.name collate "und-x-icu", p.id
$$;
call app.give_to_gate('app.placeable(uuid)', 'alongside_web');

/* Groups whose days are over: what was written in them is destroyed, its key first, and who belonged with it. */
create function app.past_groups() returns setof uuid stable language sql as $$
  select g.id from groups g join programs p on p.id = g.program_id where g.ends_on + p.days_kept < app.today()
$$;
call app.give_to_gate('app.past_groups()', 'alongside_job', 'alongside_gate');
call app.delete_when('private.group_keys', 'group_id in (select app.past_groups())');
call app.delete_when('group_posts', 'group_id in (select app.past_groups())');
call app.delete_when('group_wishes', 'group_id in (select app.past_groups())');
call app.delete_when('group_members', 'group_id in (select app.past_groups())');
call app.delete_when('groups', 'id in (select app.past_groups())');
call app.leaves_with_person('group_wishes', 'person_id = app.actor()');
call app.leaves_with_person('group_members', 'person_id = app.actor()');
call app.leaves_with_person('group_posts', 'author_id = app.actor()');

/* Everything of a program that a letter may be about, of every room. Meetings and thanks are between the two: that a
   letter about them did not arrive is nobody else's to see. */
create or replace function app.letter_subjects(program uuid) returns setof text stable language sql as $$
  select program::text
  union all select id::text from applications where program_id = program
  union all select r.id::text from referees r join applications a on a.id = r.application_id where a.program_id = program
  union all select m.id::text from committee_members m join committees c on c.id = m.committee_id where c.program_id = program
  union all select id::text from matchings where program_id = program
  union all select id::text from offers where program_id = program
  union all select id::text from partnerships where program_id = program
  union all select g.id::text from agreements g join partnerships s on s.id = g.partnership_id where s.program_id = program
  union all select r.id::text from reviews r join partnerships s on s.id = r.partnership_id where s.program_id = program
  union all select id::text from surveys where program_id = program
  union all select id::text from certificates where program_id = program
  union all select id::text from honoraria where program_id = program
  union all select id::text from mentor_invitations where program_id = program
  union all select id::text from groups where program_id = program
$$;
