import { words } from '#foundation/language.ts'

export const membershipWords = words({
  membershipTitle: { en: 'My membership', fr: 'Mon adhésion' },
  membershipLead: {
    en: 'If it has been renewed, or the number was wrong, say so here. Somebody checks it again; nothing else changes.',
    fr: 'Si elle a été renouvelée, ou si le numéro était erroné, dites-le ici. Quelqu’un la vérifiera de nouveau; rien d’autre ne change.',
  },
  membershipRenew: { en: 'Have it checked again', fr: 'La faire vérifier de nouveau' },
  membershipRenewed: { en: 'Thank you. It will be checked again.', fr: 'Merci. Elle sera vérifiée de nouveau.' },
  memberUnchecked: { en: 'not checked yet', fr: 'pas encore vérifiée' },
  memberConfirmed: { en: 'confirmed', fr: 'confirmée' },
  memberNot: { en: 'could not be confirmed', fr: 'n’a pas pu être confirmée' },
  memberUntil: { en: 'Holds until', fr: 'Valable jusqu’au' },
  notYourOwn: {
    en: 'Somebody else must check your own membership.',
    fr: 'Une autre personne doit vérifier votre propre adhésion.',
  },
  membershipSubject: { en: 'Your membership ends soon', fr: 'Votre adhésion prend bientôt fin' },
  membership: (body: string, date: string) => ({
    en: `The membership you told us about (${body}) holds until ${date}. If you renew it, a press on your page lets it be checked again. Nothing else changes.`,
    fr: `L’adhésion dont vous nous avez parlé (${body}) est valable jusqu’au ${date}. Si vous la renouvelez, un bouton sur votre page permet de la faire vérifier de nouveau. Rien d’autre ne change.`,
  }),
  membershipButton: { en: 'My membership', fr: 'Mon adhésion' },
})
