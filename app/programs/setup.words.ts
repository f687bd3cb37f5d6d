import { words } from '#foundation/language.ts'

/** The parts of a program as its coordinator sets it up, in the order they are thought about. */
export const setupWords = words({
  partProgram: { en: 'The program itself', fr: 'Le programme lui-même' },
  partApplying: { en: 'Who applies, and what they are asked', fr: 'Qui présente une demande, et ce qu’on lui demande' },
  partDeciding: { en: 'How pairs are decided', fr: 'Comment les paires sont décidées' },
  partTogether: { en: 'What pairs are given', fr: 'Ce que reçoivent les paires' },
  partTexts: { en: 'Texts people read and agree to', fr: 'Les textes que l’on lit et accepte' },
  committee: { en: 'The committee', fr: 'Le comité' },
  committeeMore: {
    en: 'Form it and seat its members before applications close.',
    fr: 'Formez-le et nommez ses membres avant la clôture des demandes.',
  },
})
