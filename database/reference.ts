import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type pg from 'pg'
import { projectRoot } from '#foundation/environment.ts'
import type { Text } from '#foundation/language.ts'

const folder = path.join(projectRoot, 'database', 'reference')

interface FrameworkFile {
  readonly slug: string
  readonly edition: number
  readonly title: Text
  readonly owner: string
  readonly note: Text | null
  readonly legacy: boolean
  readonly competencies: readonly { code: string; domain: Text | null; title: Text; verified: boolean }[]
}

/** Brings the public facts (districts, schools, frameworks) to what this release ships. Rows are never removed. */
export async function loadReference(owner: pg.ClientBase): Promise<void> {
  await loadDistricts(owner)
  await loadSchools(owner)
  for (const framework of JSON.parse(readFileSync(path.join(folder, 'frameworks.json'), 'utf8')) as FrameworkFile[])
    await loadFramework(owner, framework)
}

function readCsv(name: string): Record<string, string>[] {
  return parse(readFileSync(path.join(folder, name)), { columns: true, skip_empty_lines: true })
}

async function loadDistricts(owner: pg.ClientBase): Promise<void> {
  await owner.query(
    `insert into districts (number, name, former_name, city, region, lat, lon, enrolment, size_band, setting, zone, language)
     select r.number, r.name, nullif(r.former_name, ''), r.city, r.region, r.lat, r.lon, r.enrolment, r.size_band, r.setting, r.zone, r.language
     from jsonb_to_recordset($1::jsonb) as r(number int, name text, former_name text, city text, region text, lat float8, lon float8,
       enrolment int, size_band size_band, setting setting, zone text, language text)
     on conflict (number) do update set name = excluded.name, former_name = excluded.former_name, city = excluded.city, region = excluded.region,
       lat = excluded.lat, lon = excluded.lon, enrolment = excluded.enrolment, size_band = excluded.size_band, setting = excluded.setting,
       zone = excluded.zone, language = excluded.language`,
    [JSON.stringify(readCsv('districts.csv'))],
  )
}

async function loadSchools(owner: pg.ClientBase): Promise<void> {
  await owner.query(
    `insert into schools (district_number, name, city, level)
     select r.district_number, r.name, r.city, r.level
     from jsonb_to_recordset($1::jsonb) as r(district_number int, name text, city text, level school_level)
     on conflict (district_number, name, city) do nothing`,
    [JSON.stringify(readCsv('schools.csv'))],
  )
}

async function loadFramework(owner: pg.ClientBase, framework: FrameworkFile): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into frameworks (slug, edition, title, owner, note, legacy) values ($1, $2, $3, $4, $5, $6)
     on conflict (slug, edition) do update set title = excluded.title, owner = excluded.owner, note = excluded.note, legacy = excluded.legacy
     returning id`,
    [framework.slug, framework.edition, framework.title, framework.owner, framework.note, framework.legacy],
  )
  for (const [position, competency] of framework.competencies.entries())
    await owner.query(
      `insert into competencies (framework_id, code, domain, title, verified, position) values ($1, $2, $3, $4, $5, $6)
       on conflict (framework_id, code) do update set domain = excluded.domain, title = excluded.title, verified = excluded.verified, position = excluded.position`,
      [rows[0]?.id, competency.code, competency.domain, competency.title, competency.verified, position],
    )
}
