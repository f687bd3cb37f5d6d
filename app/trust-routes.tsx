import type { Page } from '#foundation/page.ts'
import { incidentEndPage, incidentPage } from './breaches/incident.page.tsx'
import { incidentsPage } from './breaches/incidents.page.tsx'
import { incidentFactsPage, judgementPage } from './breaches/judgement.page.tsx'
import { incidentFilePage, incidentLettersPage, incidentNoticePage, ownNoticePage } from './breaches/notice.page.tsx'
import { incidentPeoplePage, incidentPersonRemovalPage } from './breaches/people.page.tsx'
import { confidentialPage } from './break-glass/confidential.page.tsx'
import { extractPage, receivedExtractPage } from './break-glass/extract.page.tsx'
import {
  grantAgreementPage,
  grantBeginningPage,
  grantDecisionPage,
  grantPage,
  grantRefusalPage,
  grantWithdrawalPage,
} from './break-glass/grant.page.tsx'
import { grantReadingPage } from './break-glass/reading.page.tsx'
import { grantRequestPage } from './break-glass/request.page.tsx'
import { objectionPage, pairToldPage, toldPage } from './break-glass/told.page.tsx'
import { assessmentFilePage, assessmentPage, processorRemovalPage, processorsPage } from './privacy/assessment.page.tsx'

/** Pages for what should never be needed: the one way into what two people wrote, a breach, its assessment. */
export const trustPages: readonly Page[] = [
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
  // Privacy impact assessment: begun from what the house keeps
  assessmentPage,
  assessmentFilePage,
  processorsPage,
  processorRemovalPage,
]
