import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { OrganizationKind, PrivacyRegime } from '#database/types.ts'
import { projectRoot } from '#foundation/environment.ts'
import { fold, type Text } from '#foundation/language.ts'

/** What is needed to begin an organization. */
export interface NewOrganization {
  readonly slug: string
  readonly kind: OrganizationKind
  readonly districtNumber: number | null
  readonly name: Text
  readonly address: string
  readonly email: string
  readonly phone: string
  readonly website: string
  readonly regime: PrivacyRegime
  readonly privacyName: string
  readonly privacyEmail: string
}

export interface KnownOrganization {
  readonly slug: string
  readonly kind: OrganizationKind
  readonly name: Text
  readonly address: string
  readonly website: string
  readonly regime: PrivacyRegime
}

/** Associations we ship the particulars of, for a quicker start. */
export function knownOrganizations(): KnownOrganization[] {
  return JSON.parse(
    readFileSync(path.join(projectRoot, 'app', 'organizations', 'templates', 'associations.json'), 'utf8'),
  ) as KnownOrganization[]
}

/** An address from a name: "School District 73" → "school-district-73". */
export function slugFrom(name: string): string {
  return (
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'organization'
  )
}
