-- What two people tell each other is sealed with a key of their partnership's own. Only the two reach it, wrapped by the
-- key file; destroying the row destroys everything it sealed.
create table private.partnership_keys (
  partnership_id uuid primary key references partnerships,
  wrapped        bytea not null,
  made_at        timestamptz not null default now()
);
comment on table private.partnership_keys is 'A data key per partnership, wrapped by the key file. Destroying the row destroys what it sealed.';

/* The partnerships the actor is one of the two of, whatever their state. A few, and the planner is told so. What must not
   grow with the house asks `= any (array(select …))`, which walks an index whatever the planner believes. */
create function app.partnered() returns setof uuid stable rows 4 language sql as $$
  select id from partnerships where app.actor() in (mentor_id, mentee_id)
$$;
call app.give_to_gate('app.partnered()', 'alongside_web', 'alongside_gate');
/* Those of them that have not ended. */
create function app.living() returns setof uuid stable rows 4 language sql as $$
  select id from partnerships where app.actor() in (mentor_id, mentee_id) and state <> 'ended'
$$;
call app.give_to_gate('app.living()', 'alongside_web', 'alongside_gate');

call app.protect('private.partnership_keys', false);
grant select, insert on private.partnership_keys to alongside_web;
create policy partners on private.partnership_keys to alongside_web
  using (partnership_id in (select app.partnered())) with check (partnership_id in (select app.partnered()));

-- One thing a partnership asks of one of the two, as My day lists it. Each room that asks has a function of its own that
-- returns these for the actor.
create type app.task as (kind text, partnership_id uuid, subject_id uuid, due date, n integer);
