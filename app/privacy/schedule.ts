import type { Privacy } from '#foundation/privacy.ts'
import { adminPrivacy } from '../admin/admin.privacy.ts'
import { agreementPrivacy } from '../agreements/agreement.privacy.ts'
import { applicationPrivacy } from '../applications/application.privacy.ts'
import { assessmentPrivacy } from '../assessments/assessment.privacy.ts'
import { boardPrivacy } from '../boards/board.privacy.ts'
import { changePrivacy } from '../changes/change.privacy.ts'
import { closingPrivacy } from '../closings/closing.privacy.ts'
import { committeePrivacy } from '../committees/committee.privacy.ts'
import { contactPrivacy } from '../contacts/contacts.privacy.ts'
import { districtPrivacy } from '../districts/district.privacy.ts'
import { frameworkPrivacy } from '../frameworks/framework.privacy.ts'
import { honorariumPrivacy } from '../honoraria/honorarium.privacy.ts'
import { importPrivacy } from '../imports/import.privacy.ts'
import { journalPrivacy } from '../journals/journal.privacy.ts'
import { meetingPrivacy } from '../meetings/meetings.privacy.ts'
import { notePrivacy } from '../notes/notes.privacy.ts'
import { organizationPrivacy } from '../organizations/organization.privacy.ts'
import { partnershipPrivacy } from '../partnerships/partnership.privacy.ts'
import { peoplePrivacy } from '../people/people.privacy.ts'
import { planPrivacy } from '../plans/plan.privacy.ts'
import { programPrivacy } from '../programs/program.privacy.ts'
import { questionnairePrivacy } from '../questionnaires/questionnaire.privacy.ts'
import { readingPrivacy } from '../readings/reading.privacy.ts'
import { reportPrivacy } from '../reports/reports.privacy.ts'
import { reviewPrivacy } from '../reviews/review.privacy.ts'
import { runPrivacy } from '../runs/run.privacy.ts'
import { identificationPrivacy } from '../self-identification/identification.privacy.ts'
import { surveyPrivacy } from '../surveys/survey.privacy.ts'
import { thanksPrivacy } from '../thanks/thanks.privacy.ts'
import { trainingPrivacy } from '../trainings/training.privacy.ts'

/** Every table, with its row of the access matrix, how long it is kept and how it is exported. */
export const schedule: Privacy = {
  ...districtPrivacy,
  ...peoplePrivacy,
  ...organizationPrivacy,
  ...frameworkPrivacy,
  ...questionnairePrivacy,
  ...programPrivacy,
  ...committeePrivacy,
  ...assessmentPrivacy,
  ...applicationPrivacy,
  ...identificationPrivacy,
  ...readingPrivacy,
  ...importPrivacy,
  ...runPrivacy,
  ...boardPrivacy,
  ...partnershipPrivacy,
  ...trainingPrivacy,
  ...agreementPrivacy,
  ...planPrivacy,
  ...meetingPrivacy,
  ...notePrivacy,
  ...contactPrivacy,
  ...journalPrivacy,
  ...changePrivacy,
  ...surveyPrivacy,
  ...reviewPrivacy,
  ...thanksPrivacy,
  ...honorariumPrivacy,
  ...closingPrivacy,
  ...reportPrivacy,
  ...adminPrivacy,
}
