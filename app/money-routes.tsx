import type { Page } from '#foundation/page.ts'
import { claimPage, correctionPage, reopeningPage, tickingPage, unmetPage, yesPage } from './honoraria/claim.page.tsx'
import { conditionsPage } from './honoraria/conditions.page.tsx'
import { exportCsvPage, exportPage, exportXlsxPage } from './honoraria/export.page.tsx'
import {
  approvalPage,
  openingPage as claimsOpeningPage,
  exportingPage,
  honorariaPage,
} from './honoraria/honoraria.page.tsx'
import { ownCsvPage, ownHonorariaPage, ownHonorariumPage } from './honoraria/own.page.tsx'
import { tickingAllPage } from './honoraria/ticking.page.tsx'
import { yearPage } from './honoraria/year.page.tsx'
import { whereToPayFilePage, whereToPayPage } from './payee-details/batch.page.tsx'
import { payeePage, payeeRemovalPage } from './payee-details/details.page.tsx'

/** Honoraria: from promise to payment, and where the money goes. */
export const moneyPages: readonly Page[] = [
  honorariaPage,
  claimsOpeningPage,
  approvalPage,
  exportingPage,
  conditionsPage,
  tickingAllPage,
  exportPage,
  exportCsvPage,
  exportXlsxPage,
  claimPage,
  tickingPage,
  yesPage,
  unmetPage,
  reopeningPage,
  correctionPage,
  ownHonorariaPage,
  ownHonorariumPage,
  ownCsvPage,
  yearPage,
  // Payee details: where the money goes
  payeePage,
  payeeRemovalPage,
  whereToPayPage,
  whereToPayFilePage,
]
