import { sql } from 'kysely'
import type { Db } from '#foundation/database.ts'

/** An employer with a sign-in of its own. */
export interface Employer {
  readonly id: string
  readonly label: string
  readonly domains: readonly string[]
}

/** Every employer with a sign-in of its own; the same list for everybody. */
export async function listEmployers(db: Db): Promise<readonly Employer[]> {
  return (await sql<Employer>`select * from app.employers()`.execute(db)).rows
}

/** The employer of an address, by what stands behind its @; whether anybody has the address plays no part. */
export async function findEmployer(db: Db, address: string): Promise<Employer | undefined> {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return (await listEmployers(db)).find(({ domains }) => domains.includes(domain))
}
