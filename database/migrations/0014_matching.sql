-- A matching is one run of the engine over a program's accepted applications: a board of proposals with its proof.
create type matching_state as enum ('proposed', 'approved', 'published', 'superseded');
create type ruling_kind as enum ('pin', 'veto', 'hold');

create table matchings (
  id            uuid primary key default gen_random_uuid(),
  program_id    uuid not null references programs,
  number        integer not null,
  state         matching_state not null default 'proposed',
  policy        jsonb not null,
  verified      boolean not null,
  mentees       integer not null,
  mentors       integer not null,
  pairs_allowed bigint not null,
  matched       integer not null,
  cost          bigint not null,
  milliseconds  jsonb not null,
  reason        text not null default '' check (length(reason) <= 2000),
  rulings       uuid[] not null default '{}',
  made_by       uuid references people,
  made_at       timestamptz not null default now(),
  published_at  timestamptz,
  published_by  uuid references people,
  version       integer not null default 1,
  unique (program_id, number),
  check (state <> 'published' or (verified and published_at is not null))
);
comment on column matchings.reason is 'Why it was run again, where no ruling says so: the reason of a ruling stays with the ruling, which not everybody may read.';
comment on column matchings.rulings is 'The rulings that stood when it was run; what a later board adds or lacks was made or lifted between them.';
comment on column matchings.verified is 'The independent checker accepted the certificate. Without it no run can be published.';

-- The instance as it was solved, with the prices that prove the answer. Apart, because costs hold what no reason shows
-- (a wish for shared identity): committee pages ask it through the worker, and only a coordinator may take it away.
create table matching_problems (
  matching_id uuid primary key references matchings,
  problem     json not null,
  certificate jsonb not null,
  reasons     jsonb not null default '{}',
  pairs       bytea,
  mate        bytea,
  margin      bytea,
  check ((pairs is null) = (mate is null) and (pairs is null) = (margin is null))
);
comment on column matching_problems.problem is 'Application ids by index, capacities, priorities and allowed pairs with costs; without the pairs where they are packed. Anyone can check the certificate against it. Read whole or not at all: as text it takes half the room, and no limit on one value is near.';
comment on column matching_problems.reasons is 'Why each mentee''s best few pairs fit, by "mentee mentor" places, for alternatives. None of a large board: there they are made where they are shown.';
comment on column matching_problems.pairs is 'Of a large board the pairs kept: a binary instance (app/matching/README.md), compressed with zstd.';
comment on column matching_problems.mate is 'With it, the mentor of each mentee: int32, little-endian, -1 for none.';
comment on column matching_problems.margin is 'How much more than each mentee pays the nearest pair costs that is allowed and not kept; -1 where all are kept.';

create table proposals (
  id                    uuid primary key default gen_random_uuid(),
  matching_id           uuid not null references matchings,
  mentee_application_id uuid not null references applications,
  mentor_application_id uuid not null references applications,
  cost                  integer not null,
  reasons               jsonb not null,
  fit                   smallint not null check (fit between 0 and 100),
  pinned                boolean not null default false,
  unique (matching_id, mentee_application_id)
);
comment on column proposals.fit is 'In percent, of the reasons shown; kept so that thousands can be ordered by it.';
create index proposals_of_mentor on proposals (mentor_application_id);

-- A mentee who has another mentor than on the board before; on their first board: than the engine proposes unaided by any ruling.
create table pair_moves (
  id                    uuid primary key default gen_random_uuid(),
  matching_id           uuid not null references matchings,
  mentee_application_id uuid not null references applications,
  from_application_id   uuid references applications,
  to_application_id     uuid references applications,
  causes                jsonb not null,
  reason                text not null default '' check (length(reason) <= 2000),
  unique (matching_id, mentee_application_id),
  check (from_application_id is distinct from to_application_id)
);
comment on column pair_moves.causes is 'What moved them: rulings made or lifted, by id; new weights or rules; people who came or went; what is known of people.';
comment on column pair_moves.reason is 'The reason of the run, or one written for the sign-off. Empty where a ruling moved them: the ruling has its own.';

-- Everybody left without a partner.
create table left_overs (
  matching_id    uuid not null references matchings,
  application_id uuid not null references applications,
  seat           seat_kind not null,
  reason         jsonb not null,
  primary key (matching_id, application_id)
);

-- A ruling stands until it is lifted: keep this pair, never this pair, hold this person back.
create table rulings (
  id                    uuid primary key default gen_random_uuid(),
  program_id            uuid not null references programs,
  kind                  ruling_kind not null,
  mentee_application_id uuid references applications,
  mentor_application_id uuid references applications,
  reason                text not null check (length(reason) between 1 and 2000),
  made_by               uuid references people,
  made_at               timestamptz not null default now(),
  lifted_at             timestamptz,
  lifted_by             uuid references people,
  lift_reason           text not null default '' check (length(lift_reason) <= 2000),
  check ((lifted_at is null) = (lift_reason = '')),
  check (kind = 'hold' or (mentee_application_id is not null and mentor_application_id is not null)),
  check (kind <> 'hold' or (mentee_application_id is null) <> (mentor_application_id is null))
);
create unique index one_pin_a_mentee on rulings (mentee_application_id) where kind = 'pin' and lifted_at is null;
create unique index one_veto_a_pair on rulings (mentee_application_id, mentor_application_id) where kind = 'veto' and lifted_at is null;
create unique index one_hold_a_person on rulings (coalesce(mentee_application_id, mentor_application_id)) where kind = 'hold' and lifted_at is null;
create index rulings_of_program on rulings (program_id);

create table pair_notes (
  id                    uuid primary key default gen_random_uuid(),
  program_id            uuid not null references programs,
  mentee_application_id uuid not null references applications,
  mentor_application_id uuid references applications,
  author_id             uuid not null references people,
  words                 text not null check (length(words) between 1 and 2000),
  written_at            timestamptz not null default now()
);
create index notes_of_program on pair_notes (program_id, mentee_application_id);

create table sign_offs (
  matching_id uuid not null references matchings,
  member_id   uuid not null references committee_members,
  approves    boolean not null,
  words       text not null default '' check (length(words) <= 2000),
  signed_at   timestamptz not null default now(),
  primary key (matching_id, member_id)
);

call app.protect('matchings');
call app.protect('matching_problems');
call app.protect('proposals');
call app.protect('pair_moves');
call app.protect('left_overs');
call app.protect('rulings');
call app.protect('pair_notes');
call app.protect('sign_offs');

do $$
declare part text; mine text := 'program_id in (select app.coordinated()) or program_id in (select app.judged())';
begin
  foreach part in array array['matchings', 'rulings', 'pair_notes'] loop
    execute format('create policy committee on %I to alongside_web using (%s) with check (%s)', part, mine, mine);
  end loop;
  foreach part in array array['proposals', 'pair_moves', 'left_overs'] loop
    execute format('create policy committee on %I to alongside_web using (matching_id in (select id from matchings)) with check (matching_id in (select id from matchings))', part);
  end loop;
  foreach part in array array['matchings', 'proposals', 'pair_moves', 'left_overs', 'rulings', 'pair_notes', 'sign_offs'] loop
    execute format('create policy worked on %I to alongside_job using (true) with check (true)', part);
    execute format('create policy gate on %I for select to alongside_gate using (true)', part);
    execute format('grant select, insert on %I to alongside_web, alongside_job', part);
    execute format('grant select on %I to alongside_gate', part);
  end loop;
end $$;
-- Everybody signs for themselves.
create policy committee on sign_offs for select to alongside_web using (matching_id in (select id from matchings));
-- A reason once given stays as it was said.
create policy given_once on pair_moves as restrictive for update to alongside_web using (reason = '') with check (reason <> '');
create policy signed on sign_offs for insert to alongside_web
  with check (matching_id in (select g.id from matchings g where g.program_id in (select app.judged()))
    and member_id in (select m.id from committee_members m where m.person_id = app.actor()));
create policy signed_anew on sign_offs for update to alongside_web
  using (member_id in (select m.id from committee_members m where m.person_id = app.actor()) and matching_id in (select g.id from matchings g where g.program_id in (select app.judged())));
create policy kept on matching_problems for insert to alongside_web with check (matching_id in (select id from matchings));
create policy worked on matching_problems to alongside_job using (true) with check (true);
grant select, insert on matching_problems to alongside_web, alongside_job;
/* The applications of people the actor supervises, and those the actor stepped back from. By the gate: row-level security hides them from the actor, and a rule
   that cannot see them cannot keep anything from anybody. */
create function app.conflicted() returns setof uuid stable language sql as $$
  select a.id from applications a where a.person_id in (select app.supervised_by(app.actor()))
  union
  select r.application_id from readings r join committee_members m on m.id = r.member_id
  where m.person_id = app.actor() and r.recused_at is not null
$$;
call app.give_to_gate('app.conflicted()', 'alongside_web', 'alongside_gate');

-- Whoever supervises somebody, or stepped back, never sees a note, a ruling or a proposal about them, and makes none.
create policy conflict on left_overs as restrictive for select to alongside_web using (application_id not in (select app.conflicted()));
create policy conflict on pair_moves as restrictive for select to alongside_web using (mentee_application_id not in (select app.conflicted())
  and (from_application_id is null or from_application_id not in (select app.conflicted()))
  and (to_application_id is null or to_application_id not in (select app.conflicted())));
do $$
declare part text; apart text := '(mentee_application_id is null or mentee_application_id not in (select app.conflicted()))
  and (mentor_application_id is null or mentor_application_id not in (select app.conflicted()))';
begin
  foreach part in array array['proposals', 'pair_notes', 'rulings'] loop
    execute format('create policy conflict on %I as restrictive for select to alongside_web using (%s)', part, apart);
  end loop;
  foreach part in array array['pair_notes', 'rulings'] loop
    execute format('create policy conflict_made on %I as restrictive for insert to alongside_web with check (%s)', part, apart);
  end loop;
end $$;

/* Whom a board is about: a name and a district of those its readers decide on, and nothing they wrote. */
create function app.sides(applications uuid[])
returns table (id uuid, program_id uuid, person_id uuid, name text, number integer, district text, lat double precision, lon double precision, setting setting)
stable language sql as $$
  select a.id, a.program_id, a.person_id, p.name, d.number, d.name, d.lat, d.lon, d.setting
  from applications a join people p on p.id = a.person_id
  left join positions w on w.id = a.position_id left join districts d on d.number = w.district_number
  where a.id = any ($1) and (a.program_id in (select app.coordinated()) or (a.status = 'accepted' and a.program_id in (select app.judged())))
    and a.id not in (select app.conflicted())
$$;
call app.give_to_gate('app.sides(uuid[])', 'alongside_web', 'alongside_gate');

/* What people are looked for and ordered by: small letters without accents, apostrophes and hyphens, as foundation/language.ts folds. */
create function app.fold(words text) returns text immutable parallel safe language sql as $$
  select case when octet_length($1) = length($1) then translate(lower($1), '''`-', '')
    else regexp_replace(lower(normalize($1, NFD)), '[\u0300-\u036f’''ʼ‘`-]', '', 'g') end
$$;
grant execute on function app.fold(text) to alongside_web, alongside_job, alongside_gate;

/* Everybody on a board as app.sides tells of them: nobody the actor is not told of. By the gate, so that thousands are not looked up policy by policy. */
create function app.board_sides(matching uuid)
returns table (id uuid, name text, number integer, district text) stable language sql as $$
  select s.id, s.name, s.number, s.district from app.sides(array(
    select mentee_application_id from proposals where matching_id = $1
    union select mentor_application_id from proposals where matching_id = $1
    union select application_id from left_overs where matching_id = $1)) s
$$;
call app.give_to_gate('app.board_sides(uuid)', 'alongside_web');

/* The mentors a board was made of, matched or not, for those who decide: ids, to be asked for names through app.sides. */
create function app.board_mentors(matching uuid) returns setof uuid stable language sql as $$
  select said.id::uuid from matching_problems p join matchings m on m.id = p.matching_id, json_array_elements_text(p.problem->'mentorIds') said(id)
  where p.matching_id = $1 and (m.program_id in (select app.coordinated()) or m.program_id in (select app.judged()))
$$;
create policy gate on matching_problems for select to alongside_gate using (true);
grant select (matching_id, problem) on matching_problems to alongside_gate;

/* Whether the actor stands apart from somebody a board was made of: supervises them, or stepped back. */
create function app.stands_apart(matching uuid) returns boolean stable language sql as $$
  select exists (select 1 from app.conflicted())
    and exists (select 1 from matching_problems p,
      lateral (select json_array_elements_text(p.problem->'menteeIds') as id union all select json_array_elements_text(p.problem->'mentorIds')) said
      where p.matching_id = $1 and said.id::uuid in (select app.conflicted()))
$$;
call app.give_to_gate('app.stands_apart(uuid)', 'alongside_web');
-- A problem is about everybody at once: numbers, and reasons by place. Pages work with it as the worker and show what the reader
-- may see; whole, it is given to a coordinator who stands apart from nobody in it.
create policy coordinated on matching_problems for select to alongside_web
  using (matching_id in (select m.id from matchings m where m.program_id in (select app.coordinated())) and not app.stands_apart(matching_id));
call app.give_to_gate('app.board_mentors(uuid)', 'alongside_web');

/* The districts from which somebody asked for a mentor, whatever became of it: a number each, for those who decide. */
create function app.applied_from(program uuid) returns setof integer stable language sql as $$
  select distinct w.district_number from applications a join positions w on w.id = a.position_id
  where a.program_id = $1 and a.seat = 'mentee' and a.status not in ('draft', 'withdrawn') and w.district_number is not null
    and ($1 in (select app.coordinated()) or $1 in (select app.judged()))
$$;
call app.give_to_gate('app.applied_from(uuid)', 'alongside_web');

grant update (state, published_at, published_by, version) on matchings to alongside_web;
grant update (state) on matchings to alongside_job;
grant update (reason) on pair_moves to alongside_web;
grant update (lifted_at, lifted_by, lift_reason) on rulings to alongside_web, alongside_job;
grant update (approves, words, signed_at) on sign_offs to alongside_web;
