import type { PrivacyRegime } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'

/** What a privacy law asks, in the words its organization's people read. Sections as in the trust design; no legal advice. */
export interface RegimeWords {
  readonly law: Text
  /** "PIPA, s. 23": where the law says it. */
  readonly access: Text
  readonly right: Text
  readonly answered: Text
  readonly kept: Text
  readonly collected: Text
  readonly secured: Text
  readonly contact: Text
  readonly breach: Text
  readonly assessment: Text
  /** What stands on an export of somebody's own data. */
  readonly exported: Text
}

const thirtyDays: Text = {
  en: 'You are answered within 30 business days: Saturdays, Sundays and holidays do not count.',
  fr: 'Vous aurez une réponse dans les 30 jours ouvrables : les samedis, les dimanches et les jours fériés ne comptent pas.',
}

export const regimeWords: Readonly<Record<PrivacyRegime, RegimeWords>> = {
  pipa: {
    law: {
      en: 'Personal Information Protection Act (PIPA): private organizations',
      fr: 'Personal Information Protection Act (PIPA) : organisations privées',
    },
    access: { en: 'PIPA, s. 23, 24 and 29', fr: 'PIPA, art. 23, 24 et 29' },
    right: {
      en: 'You may see what is kept about you and have it corrected (PIPA, s. 23, 24 and 29).',
      fr: 'Vous pouvez consulter ce qui est conservé à votre sujet et le faire corriger (PIPA, art. 23, 24 et 29).',
    },
    answered: thirtyDays,
    kept: {
      en: 'What was used to decide about you is kept at least one year (PIPA, s. 35); then it is destroyed when its purpose is over.',
      fr: 'Ce qui a servi à une décision à votre sujet est conservé au moins un an (PIPA, art. 35), puis détruit lorsque sa raison d’être a disparu.',
    },
    collected: {
      en: 'The purpose is said where information is collected; consent is asked for each purpose and may be withdrawn (PIPA, s. 6 to 10).',
      fr: 'La raison est dite là où les renseignements sont recueillis; le consentement est demandé pour chaque raison et peut être retiré (PIPA, art. 6 à 10).',
    },
    secured: { en: 'Reasonable security (PIPA, s. 34)', fr: 'Sécurité raisonnable (PIPA, art. 34)' },
    contact: {
      en: 'Somebody answers for privacy and is named (PIPA, s. 4 and 5)',
      fr: 'Une personne répond de la vie privée et est nommée (PIPA, art. 4 et 5)',
    },
    breach: {
      en: 'PIPA names no duty to tell people of a breach. This organization does as public bodies must: whoever could come to significant harm, and the Commissioner, are told without unreasonable delay.',
      fr: 'La PIPA ne prévoit pas d’obligation d’aviser en cas d’atteinte. Cette organisation fait comme les organismes publics : les personnes qui pourraient subir un préjudice grave, et le Commissariat, sont avisés sans retard injustifié.',
    },
    assessment: {
      en: 'PIPA asks for no assessment by that name; it shows that security and purposes were thought through.',
      fr: 'La PIPA n’exige pas d’évaluation de ce nom; celle-ci montre que la sécurité et les raisons ont été examinées.',
    },
    exported: {
      en: 'Given to you under the Personal Information Protection Act of British Columbia, s. 23: what is kept about you, how it is used, and to whom it was disclosed.',
      fr: 'Remis en vertu de la Personal Information Protection Act de la Colombie-Britannique, art. 23 : ce qui est conservé à votre sujet, à quoi cela sert, et à qui cela a été communiqué.',
    },
  },
  fippa: {
    law: {
      en: 'Freedom of Information and Protection of Privacy Act (FIPPA): public bodies',
      fr: 'Freedom of Information and Protection of Privacy Act (FIPPA) : organismes publics',
    },
    access: { en: 'FIPPA, s. 5 to 7 and 29', fr: 'FIPPA, art. 5 à 7 et 29' },
    right: {
      en: 'You may see what is kept about you and have it corrected (FIPPA, s. 5 to 7 and 29).',
      fr: 'Vous pouvez consulter ce qui est conservé à votre sujet et le faire corriger (FIPPA, art. 5 à 7 et 29).',
    },
    answered: thirtyDays,
    kept: {
      en: 'What was used to decide about you is kept at least one year (FIPPA, s. 31).',
      fr: 'Ce qui a servi à une décision à votre sujet est conservé au moins un an (FIPPA, art. 31).',
    },
    collected: {
      en: 'The purpose and whom to ask are said where information is collected (FIPPA, s. 27).',
      fr: 'La raison et la personne à qui s’adresser sont dites là où les renseignements sont recueillis (FIPPA, art. 27).',
    },
    secured: { en: 'Reasonable security (FIPPA, s. 30)', fr: 'Sécurité raisonnable (FIPPA, art. 30)' },
    contact: {
      en: 'A privacy management program, and somebody who answers for privacy (FIPPA, s. 36.2)',
      fr: 'Un programme de gestion de la vie privée, et une personne qui en répond (FIPPA, art. 36.2)',
    },
    breach: {
      en: 'Where significant harm can reasonably be expected, the people concerned and the Commissioner are told without unreasonable delay (FIPPA, s. 36.3).',
      fr: 'Lorsqu’un préjudice grave est raisonnablement à craindre, les personnes concernées et le Commissariat sont avisés sans retard injustifié (FIPPA, art. 36.3).',
    },
    assessment: {
      en: 'A public body assesses privacy before a system is used (FIPPA, s. 69), and more where sensitive information is stored outside Canada (s. 33.1 and the storage regulation of 2021).',
      fr: 'Un organisme public évalue la vie privée avant d’utiliser un système (FIPPA, art. 69), et davantage lorsque des renseignements sensibles sont stockés hors du Canada (art. 33.1 et règlement de 2021 sur le stockage).',
    },
    exported: {
      en: 'Given to you under the Freedom of Information and Protection of Privacy Act of British Columbia, s. 5: what is kept about you, how it is used, and to whom it was disclosed.',
      fr: 'Remis en vertu de la Freedom of Information and Protection of Privacy Act de la Colombie-Britannique, art. 5 : ce qui est conservé à votre sujet, à quoi cela sert, et à qui cela a été communiqué.',
    },
  },
}
