import type { Privacy } from '#foundation/privacy.ts'
import { adminPrivacy } from '../admin/admin.privacy.ts'
import { backupPrivacy } from '../backups/backups.privacy.ts'
import { breachPrivacy } from '../breaches/breach.privacy.ts'
import { grantPrivacy } from '../break-glass/grants.privacy.ts'
import { promised } from '../closings/kept.ts'
import { credentialPrivacy } from '../credentials/credential.privacy.ts'
import { districtPrivacy } from '../districts/district.privacy.ts'
import { erasurePrivacy } from '../erasures/erasure.privacy.ts'
import { frameworkPrivacy } from '../frameworks/framework.privacy.ts'
import { groupProposalPrivacy } from '../group-proposals/proposal.privacy.ts'
import { importPrivacy } from '../imports/import.privacy.ts'
import { myDataPrivacy } from '../my-data/my-data.privacy.ts'
import { organizationPrivacy } from '../organizations/organization.privacy.ts'
import { peoplePrivacy } from '../people/people.privacy.ts'
import { questionnairePrivacy } from '../questionnaires/questionnaire.privacy.ts'
import { runPrivacy } from '../runs/run.privacy.ts'
import { sessionsPrivacy } from '../sessions/sessions.privacy.ts'
import { signOnPrivacy } from '../single-sign-on/single-sign-on.privacy.ts'
import { processorPrivacy } from './processor.privacy.ts'

/** Every table, with its row of the access matrix, how long it is kept and how it is exported. */
export const schedule: Privacy = {
  ...districtPrivacy,
  ...peoplePrivacy,
  ...sessionsPrivacy,
  ...organizationPrivacy,
  ...credentialPrivacy,
  ...signOnPrivacy,
  ...frameworkPrivacy,
  ...questionnairePrivacy,
  ...importPrivacy,
  ...runPrivacy,
  ...groupProposalPrivacy,
  ...promised,
  ...myDataPrivacy,
  ...grantPrivacy,
  ...breachPrivacy,
  ...processorPrivacy,
  ...erasurePrivacy,
  ...adminPrivacy,
  ...backupPrivacy,
}
