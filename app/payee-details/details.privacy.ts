import { after, type Privacy } from '#foundation/privacy.ts'

export const payeePrivacy: Privacy = {
  payeeDetails: {
    record: 'payee details',
    keep: after(
      'payment',
      { days: 90 },
      {
        en: 'Kept while money is on its way to you, at most a year after the program, and until 90 days after your last payment; where an organization paid you more than $500 in a calendar year, until 90 days after the end of February of the next, for its tax slip. Then deleted; or at once when you take it away.',
        fr: 'Conservé tant qu’une somme vous est due, au plus un an après le programme, et jusqu’à 90 jours après votre dernier paiement; si une organisation vous a versé plus de 500 $ durant une année civile, jusqu’à 90 jours après la fin février de l’année suivante, pour son feuillet fiscal. Ensuite supprimé; ou aussitôt, quand vous le retirez.',
      },
    ),
    export: { by: 'personId' },
  },
}
