import { keep, type Privacy } from '#foundation/privacy.ts'

const sixYears = {
  en: 'Kept six years after the tax year of the payment.',
  fr: 'Conservé six ans après l’année d’imposition du paiement.',
}

export const honorariumPrivacy: Privacy = {
  honoraria: { record: 'honorarium claim', keep: sixYears, export: { by: 'personId' } },
  honorariumExports: { record: 'honorarium claim', keep: sixYears, export: 'not personal' },
  honorariumTerms: { record: 'settings', keep: keep.withProgram, export: 'not personal' },
}
