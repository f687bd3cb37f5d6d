-- What all rooms ask of the actor in their partnerships: one line a room.

/* Each task with the name of the other of the two; a program that is closed asks nothing more. */
create function app.pair_tasks()
returns table (kind text, partnership_id uuid, subject_id uuid, due date, n integer, partner text) stable language sql as $$
  select t.kind, t.partnership_id, t.subject_id, t.due, t.n, coalesce(nullif(other.preferred_name, ''), other.name)
  from (
    select * from unnest('{}'::app.task[])
    union all select * from app.contacts_tasks()
    union all select * from app.plans_tasks()
    union all select * from app.changes_tasks()
    union all select * from app.trainings_tasks()
    union all select * from app.agreements_tasks()
    union all select * from app.surveys_tasks()
    union all select * from app.reviews_tasks()
    union all select * from app.meetings_tasks()
    union all select * from app.thanks_tasks()
  ) t
  join partnerships s on s.id = t.partnership_id and s.state <> 'paused'
  join programs g on g.id = s.program_id and g.status <> 'archived'
  join people other on other.id = case s.mentor_id when app.actor() then s.mentee_id else s.mentor_id end
$$;
grant execute on function app.pair_tasks() to alongside_web;
