-- What all rooms ask of the actor in their partnerships: one line a room.

/* Each task with the name of the other of the two; a program that is closed asks nothing more. Found first and then told:
   told at once, the database would look through everybody's partnerships for the few that ask something. */
create function app.pair_tasks()
returns table (kind text, partnership_id uuid, subject_id uuid, due date, n integer, partner text) stable language plpgsql as $$
declare
  found app.task[];
begin
  if not exists (select app.partnered()) then return; end if;
  found := array(
    select t from app.trainings_tasks() t
    union all select t from app.agreements_tasks() t
    union all select t from app.plans_tasks() t
    union all select t from app.meetings_tasks() t
    union all select t from app.contacts_tasks() t
    union all select t from app.changes_tasks() t
    union all select t from app.surveys_tasks() t
    union all select t from app.reviews_tasks() t
    union all select t from app.thanks_tasks() t
  );
  return query
  select t.kind, t.partnership_id, t.subject_id, t.due, t.n, coalesce(nullif(other.preferred_name, ''), other.name)
  from unnest(found) t
  join partnerships s on s.id = t.partnership_id and s.state <> 'paused'
  join programs g on g.id = s.program_id and g.status <> 'archived'
  join people other on other.id = case s.mentor_id when app.actor() then s.mentee_id else s.mentor_id end;
end $$;
grant execute on function app.pair_tasks() to alongside_web;
