/** A table that the access probes do not ask about: how a row of Amina's gets into it, and who may see it. */
export interface OwnOnly {
  readonly table: string
  /** Laid by the owner, who looks under the table's own rules; undefined where her life has laid one already. */
  readonly lay?: string
  readonly seen: string
  readonly by: readonly string[]
}

const herself = ['mentee']
const partners = ['mentor', 'mentee']
const coordinators = ['coordinator', 'supervising coordinator']

/** `{person}`, `{partnership}`, `{program}`, `{board}` and `{application}` stand for Amina's. */
export const ownOnly: readonly OwnOnly[] = [
  ...[
    ['sessions', "(token_hash, person_id, ends_at) values ('\\x01', {person}, now() + interval '1 day')"],
    ['passkeys', "(person_id, credential, public_key, name) values ({person}, '\\x01', '\\x01', 'Key')"],
    ['totps', "(person_id, sealed, confirmed_at) values ({person}, '\\x01', now())"],
    ['recovery_codes', "(person_id, code_hash) values ({person}, '\\x01')"],
    ['recovery_seeds', "(person_id, seed) values ({person}, '\\x01')"],
    ['access_requests', '(person_id) values ({person})'],
    ['address_changes', "(person_id, address) values ({person}, 'new@example.org')"],
    ['devices', "(person_id, name_hash) values ({person}, '\\x01')"],
    [
      'calendar_feeds',
      "(id, person_id, token_hash, made_at) values (gen_random_uuid(), {person}, '\\x01', now()) on conflict do nothing",
    ],
    [
      'private.own_exports',
      "(id, person_id, bytes, made_at, ends_at) values (gen_random_uuid(), {person}, 1, now(), now() + interval '1 day')",
    ],
    ['call_wishes', '(partnership_id, person_id) values ({partnership}, {person}) on conflict do nothing'],
  ].map(([table = '', row]) => ({
    table,
    lay: `insert into ${table} ${row}`,
    seen: `select person_id from ${table} where person_id = {person}`,
    by: herself,
  })),
  {
    table: 'sign_on_identities',
    lay: `with made as (insert into sign_on_providers (organization_id, label, issuer, client_id, domains)
      select organization_id, 'Employer', 'https://employer.example', 'us', array['example.org'] from programs where id = {program} returning id)
      insert into sign_on_identities (provider_id, person_id, subject_hash) select id, {person}, '\\x01' from made`,
    seen: 'select id from sign_on_identities where person_id = {person}',
    by: herself,
  },
  {
    table: 'survey_asked',
    seen: 'select survey_id from survey_asked where person_id = {person}',
    by: herself,
  },
  {
    table: 'supervisions',
    seen: 'select id from supervisions where supervised_id = {person}',
    by: [...herself, 'supervising member', 'supervising admin'],
  },
  {
    table: 'private.partnership_keys',
    seen: 'select wrapped from private.partnership_keys where partnership_id = {partnership}',
    by: partners,
  },
  {
    table: 'group_proposals',
    lay: "insert into group_proposals (program_id, kind, started_by, state, ended_at, ended_as) values ({program}, 'cohort', {coordinator}, 'done', now(), 'proved')",
    seen: 'select state from group_proposals where program_id = {program}',
    by: coordinators,
  },
  {
    table: 'group_proposal_places',
    lay: 'insert into group_proposal_places (proposal_id, person_id) select id, {person} from group_proposals where program_id = {program}',
    seen: 'select reasons from group_proposal_places where person_id = {person}',
    by: ['coordinator'],
  },
  {
    table: 'group_wishes',
    seen: 'select group_id from group_wishes where person_id = {person}',
    by: [...herself, 'coordinator'],
  },
  {
    table: 'private.group_keys',
    seen: `select wrapped from private.group_keys k where exists (select 1 from group_members m where m.group_id = k.group_id and m.person_id = {person})`,
    by: partners,
  },
  {
    table: 'extensions',
    lay: `insert into extensions (partnership_id, proposed_by, ends_before, ends_on) values ({partnership}, {person}, '2027-06-30', '2027-07-31')
      on conflict do nothing`,
    seen: 'select id from extensions where partnership_id = {partnership}',
    by: [...partners, ...coordinators],
  },
  {
    table: 'private.wish_matches',
    lay: `insert into private.wish_matches (mentee_application_id, mentor_application_id, noted_by)
      select {application}, a.id, {coordinator} from applications a where a.program_id = {program} and a.seat = 'mentor' limit 1`,
    seen: 'select noted_by from private.wish_matches where mentee_application_id = {application}',
    by: ['coordinator'],
  },
  {
    table: 'left_overs',
    lay: "insert into left_overs (matching_id, application_id, seat, reason) values ({board}, {application}, 'mentee', '{}')",
    seen: 'select reason from left_overs where application_id = {application}',
    by: ['coordinator', 'assigned member', 'unassigned member'],
  },
  {
    table: 'plan_copy_readings',
    lay: `alter table plan_copies no force row level security; insert into plan_copy_readings (copy_id, reader_id, read_on) select id, {coordinator}, '2026-12-01' from plan_copies
      where partnership_id = {partnership} on conflict do nothing`,
    seen: 'select read_on from plan_copy_readings',
    by: ['coordinator'],
  },
  {
    table: 'import_rows',
    lay: `with made as (insert into imports (program_id, file_name, digest, format, encoding, headings, row_count, created_by)
      values ({program}, 'File', '\\x01', 'csv', 'utf-8', '{}', 1, {coordinator}) returning id)
      insert into import_rows (import_id, n, cells, person_id) select id, 1, '{}', {person} from made`,
    seen: 'select cells from import_rows where person_id = {person}',
    by: ['coordinator'],
  },
  { table: 'imports', seen: 'select file_name from imports where program_id = {program}', by: coordinators },
  {
    table: 'import_twins',
    lay: `insert into import_twins (import_id, one_key, one_rows, other_key, other_rows, person_id)
      select id, 'one', '{1}', null, '{}', {person} from imports where program_id = {program}`,
    seen: 'select one_key from import_twins where person_id = {person}',
    by: ['coordinator'],
  },
  {
    table: 'matching_problems',
    seen: 'select problem from matching_problems where matching_id = {board}',
    by: ['coordinator'],
  },
]

/** What a program or an organization says of itself: it is about nobody, and asked about with its record. */
export const aboutNobody = [
  'committees',
  'constituencies',
  'honorarium_terms',
  'processors',
  'program_dates',
  'program_places',
  'sign_on_providers',
  'sign_on_secrets', // whether there is one; the secret itself is read by nobody
  'pulse_hours', // figures of a whole program, for its coordinators
  'backup_runs',
]
