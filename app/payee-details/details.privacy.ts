import { after, type Privacy } from '#foundation/privacy.ts'

export const payeePrivacy: Privacy = {
  payeeDetails: {
    record: 'payee details',
    keep: after(
      'payment',
      { days: 90 },
      {
        en: 'Kept until 90 days after your last payment; where an organization paid you more than $500 in a calendar year, until 90 days after the end of February of the next, for its tax slip. Deleted as soon as nothing is on its way to you any more, a year after the program at the latest, or at once when you ask.',
        fr: 'Conservé jusqu’à 90 jours après votre dernier paiement; si une organisation vous a versé plus de 500 $ durant une année civile, jusqu’à 90 jours après la fin février de l’année suivante, pour son feuillet fiscal. Supprimé dès que plus rien ne vous est dû, au plus tard un an après le programme, ou dès que vous le demandez.',
      },
    ),
    export: { by: 'personId' },
  },
}
