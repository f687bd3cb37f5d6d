import type { Page } from '#foundation/page.ts'
import { mailPage } from './admin/mail.page.tsx'
import { backupsPage } from './backups/backups.page.tsx'
import { incidentEndPage, incidentPage } from './breaches/incident.page.tsx'
import { incidentsPage } from './breaches/incidents.page.tsx'
import { incidentFactsPage, judgementPage } from './breaches/judgement.page.tsx'
import { incidentFilePage, incidentLettersPage, incidentNoticePage, ownNoticePage } from './breaches/notice.page.tsx'
import { incidentPeoplePage, incidentPersonRemovalPage } from './breaches/people.page.tsx'
import { confidentialPage } from './break-glass/confidential.page.tsx'
import { grantDecisionPage } from './break-glass/decision.page.tsx'
import { extractPage, receivedExtractPage } from './break-glass/extract.page.tsx'
import {
  grantAgreementPage,
  grantBeginningPage,
  grantPage,
  grantRefusalPage,
  grantWithdrawalPage,
} from './break-glass/grant.page.tsx'
import { grantReadingPage } from './break-glass/reading.page.tsx'
import { grantRequestPage } from './break-glass/request.page.tsx'
import { objectionPage, pairToldPage, toldPage } from './break-glass/told.page.tsx'
import { erasuresPage } from './erasures/erasures.page.tsx'
import { leavingPage, leavingRequestPage } from './erasures/leaving.page.tsx'
import { looksPage } from './looks/looks.page.tsx'
import { consentPage, consentsPage, programConsentsPage } from './my-data/consents.page.tsx'
import { disclosuresPage } from './my-data/disclosures.page.tsx'
import { makeExportPages } from './my-data/export.page.tsx'
import { myDataPage } from './my-data/my-data.page.tsx'
import {
  programRequestPage,
  programRequestsPage,
  requestDeclinedPage,
  requestDonePage,
  requestNotePage,
} from './my-data/program-requests.page.tsx'
import { requestEndPage, requestsPage } from './my-data/requests.page.tsx'
import { assessmentFilePage, assessmentPage, processorRemovalPage, processorsPage } from './privacy/assessment.page.tsx'
import { schedule } from './privacy/schedule.ts'

/** Pages of what somebody may ask of the house about themselves, and of what should never be needed. */
export const trustPages: readonly Page[] = [
  // Who looked
  looksPage,
  // My data: a copy of everything, to whom it went, what was agreed to, having it put right
  myDataPage,
  ...makeExportPages(schedule),
  disclosuresPage,
  consentsPage,
  consentPage,
  programConsentsPage,
  requestsPage,
  requestEndPage,
  programRequestsPage,
  programRequestPage,
  requestDonePage,
  requestDeclinedPage,
  requestNotePage,
  // Erasures: leaving for good
  leavingPage,
  leavingRequestPage,
  erasuresPage,
  // Break-glass: the one way into what two people wrote
  confidentialPage,
  grantRequestPage,
  receivedExtractPage,
  grantPage,
  grantAgreementPage,
  grantRefusalPage,
  grantDecisionPage,
  grantBeginningPage,
  grantWithdrawalPage,
  grantReadingPage,
  extractPage,
  pairToldPage,
  toldPage,
  objectionPage,
  // Breaches: from what happened to whom to tell
  incidentsPage,
  incidentPage,
  incidentEndPage,
  incidentFactsPage,
  incidentPeoplePage,
  incidentPersonRemovalPage,
  judgementPage,
  incidentNoticePage,
  incidentLettersPage,
  incidentFilePage,
  ownNoticePage,
  // Backups: whether it could all come back
  backupsPage,
  // Mail: whether others believe that a letter is from here
  mailPage,
  // Privacy impact assessment: begun from what the house keeps
  assessmentPage,
  assessmentFilePage,
  processorsPage,
  processorRemovalPage,
]
