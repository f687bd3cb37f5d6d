import type { HonorariumState } from '#database/types.ts'
import type { Text } from '#foundation/language.ts'

/** What a state is called, and what happens next in it. */
export const honorariumStateWords: Readonly<Record<HonorariumState, { readonly name: Text; readonly next: Text }>> = {
  promised: {
    name: { en: 'Promised', fr: 'Promis' },
    next: {
      en: 'Not all of its conditions are met yet.',
      fr: 'Ses conditions ne sont pas encore toutes remplies.',
    },
  },
  earned: {
    name: { en: 'Earned', fr: 'Gagné' },
    next: {
      en: 'All conditions are met. Two people say yes next.',
      fr: 'Toutes les conditions sont remplies. Deux personnes disent ensuite oui.',
    },
  },
  approved: {
    name: { en: 'Approved', fr: 'Approuvé' },
    next: {
      en: 'Two people have said yes. It goes to finance next.',
      fr: 'Deux personnes ont dit oui. Cela va ensuite aux finances.',
    },
  },
  exported: {
    name: { en: 'With finance', fr: 'Aux finances' },
    next: { en: 'Finance has it and pays next.', fr: 'Les finances l’ont en main et paient ensuite.' },
  },
  paid: {
    name: { en: 'Paid', fr: 'Payé' },
    next: { en: 'Finance says that it is paid.', fr: 'Les finances disent que c’est payé.' },
  },
  not_met: {
    name: { en: 'Conditions not met', fr: 'Conditions non remplies' },
    next: {
      en: 'The conditions were not all met, so it is not paid. Thank you for the time you gave.',
      fr: 'Les conditions n’ont pas toutes été remplies; ce n’est donc pas payé. Merci du temps que vous avez donné.',
    },
  },
  given_up: {
    name: { en: 'Given up', fr: 'Renoncé' },
    next: {
      en: 'The mentor gave it up. Nothing more is to do.',
      fr: 'Le mentor y a renoncé. Il n’y a plus rien à faire.',
    },
  },
}
