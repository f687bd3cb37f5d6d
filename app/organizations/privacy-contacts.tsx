import { Say } from '#ui/reader.tsx'
import type { listOrganizations } from './organization.server.ts'

/** Who answers for privacy in each of some organizations, and how to write to them. */
export function PrivacyContacts({ organizations }: { organizations: Awaited<ReturnType<typeof listOrganizations>> }) {
  return (
    <ul>
      {organizations.map(({ name, privacyName, privacyEmail }) => (
        <li>
          <Say text={name} />: {privacyName}, <a href={`mailto:${privacyEmail}`}>{privacyEmail}</a>
        </li>
      ))}
    </ul>
  )
}
