-- Files between the two of a partnership: sealed as what they write to each other is, and as long kept. A changed file is a
-- new one, so nothing here is ever changed.
create type file_kind as enum ('pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'pptx', 'odt', 'plain_text');

create table partnership_files (
  id             uuid primary key default gen_random_uuid(),
  partnership_id uuid not null references partnerships,
  author_id      uuid not null references people,
  kind           file_kind not null,
  size           integer not null check (size between 1 and 5 * 1024 * 1024),
  name_sealed    bytea not null check (octet_length(name_sealed) between 29 and 600),
  bytes_sealed   bytea not null,
  created_at     timestamptz not null,
  check (octet_length(bytes_sealed) = size + 28)   -- a nonce and a tag beside the bytes
);
comment on column partnership_files.kind is 'What its content says it is; its name is never believed.';
comment on column partnership_files.name_sealed is 'Sealed with the key of the partnership, bound to "partnership_files partnership id name".';
comment on column partnership_files.bytes_sealed is 'The file itself; bound to "partnership_files partnership id bytes".';
create index files_of_partnership on partnership_files (partnership_id, created_at desc);
alter table partnership_files alter column bytes_sealed set storage external;   -- what is sealed does not compress

call app.protect('partnership_files', false);
create policy partners on partnership_files for select to alongside_web using (partnership_id in (select app.partnered()));
create policy added on partnership_files for insert to alongside_web
  with check (author_id = app.actor() and partnership_id in (select app.living()));
create policy own_removed on partnership_files for delete to alongside_web
  using (author_id = app.actor() and partnership_id in (select app.partnered()));
grant select, insert, delete on partnership_files to alongside_web;

/* How many files a partnership holds and how large they are together. Whoever asks is the only one to add one until they
   have done so, that two who add at once do not exceed what it may hold. */
create function app.files_held(partnership uuid, out n integer, out bytes bigint) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('files ' || partnership, 0));
  select count(*), coalesce(sum(size), 0) into n, bytes from partnership_files where partnership_id = partnership;
end $$;
grant execute on function app.files_held(uuid) to alongside_web;

create function app.bound_files() returns trigger language plpgsql as $$
declare
  held record;
begin
  select * into held from app.files_held(new.partnership_id);
  if held.n >= 40 or held.bytes + new.size > 60 * 1024 * 1024 then
    raise exception 'A partnership holds 40 files and 60 MB.' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger bounded before insert on partnership_files for each row execute function app.bound_files();

call app.delete_when('partnership_files', 'partnership_id in (select app.past_pairs())');
