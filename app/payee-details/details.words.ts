import { type Text, words } from '#foundation/language.ts'
import type { Way } from './details.ts'

export const wayWords: Readonly<Record<Way, Text>> = {
  by_cheque: { en: 'A cheque by post', fr: 'Un chèque par la poste' },
  finance_knows: { en: 'Their finance office knows already', fr: 'Leur service des finances le sait déjà' },
  direct_deposit: { en: 'Direct deposit to a Canadian account', fr: 'Dépôt direct dans un compte canadien' },
}

export const payeeWords = words({
  title: { en: 'How you are paid', fr: 'Comment vous verser vos honoraires' },
  lead: {
    en: 'If you like, say here where your honorarium should go, for whoever pays it. You need not: they can also ask you themselves.',
    fr: 'Si vous le voulez, dites ici où envoyer vos honoraires, à l’intention de qui les verse. Ce n’est pas obligatoire : on peut aussi vous le demander directement.',
  },
  back: { en: 'Your honoraria', fr: 'Vos honoraires' },
  neverInsurance: {
    en: 'Never write a social insurance number here or in a letter. Where a tax slip needs one, finance asks you for it in its own way.',
    fr: 'N’écrivez jamais de numéro d’assurance sociale, ni ici ni dans un courriel. Si un feuillet fiscal l’exige, les finances vous le demanderont à leur façon.',
  },
  whoReads: (owing: string) => ({
    en: `you; and administrators of ${owing}, from the day your honorarium is approved until it is paid`,
    fr: `vous; et l’administration de ${owing}, du jour où vos honoraires sont approuvés jusqu’à leur paiement`,
  }),
  onlyYou: {
    en: 'only you, until an honorarium is approved',
    fr: 'vous seulement, jusqu’à l’approbation d’honoraires',
  },
  sealed: {
    en: 'It is sealed with a key of your own. No coordinator, committee or partner can open it, and each opening is noted where you see it.',
    fr: 'C’est scellé avec une clé qui vous est propre. Ni la coordination, ni un comité, ni votre partenaire ne peut l’ouvrir, et chaque ouverture est notée là où vous la voyez.',
  },
  whoLooked: { en: 'See who has opened it', fr: 'Voir qui l’a ouvert' },
  forSlip: {
    en: 'Where an organization pays you more than $500 in a calendar year, its administrators can still read the name and address, never the account, for your tax slip.',
    fr: 'Si une organisation vous verse plus de 500 $ durant une année civile, son administration peut encore lire le nom et l’adresse, jamais le compte, pour votre feuillet fiscal.',
  },
  savedOn: (day: string) => ({ en: `Last saved on ${day}.`, fr: `Enregistré la dernière fois le ${day}.` }),
  payee: { en: 'Name', fr: 'Nom' },
  payeeHint: {
    en: 'As a cheque or a tax slip should bear it',
    fr: 'Tel qu’il doit figurer sur un chèque ou un feuillet fiscal',
  },
  address: { en: 'Postal address', fr: 'Adresse postale' },
  addressHint: { en: 'Needed for a cheque', fr: 'Nécessaire pour un chèque' },
  way: { en: 'How would you like to be paid?', fr: 'Comment souhaitez-vous recevoir vos honoraires?' },
  byCheque: wayWords.by_cheque,
  financeKnows: { en: 'Finance knows how already', fr: 'Les finances savent déjà comment' },
  directDeposit: wayWords.direct_deposit,
  noWish: { en: 'I would rather not say here', fr: 'Je préfère ne pas le dire ici' },
  accountTitle: { en: 'Account, for a direct deposit', fr: 'Compte, pour un dépôt direct' },
  accountLead: {
    en: 'Leave these empty if you did not choose a direct deposit.',
    fr: 'Laissez ces champs vides si vous n’avez pas choisi le dépôt direct.',
  },
  institution: { en: 'Institution number', fr: 'Numéro d’institution' },
  institutionHint: { en: '3 digits', fr: '3 chiffres' },
  transit: { en: 'Transit number', fr: 'Numéro de transit' },
  transitHint: { en: '5 digits', fr: '5 chiffres' },
  account: { en: 'Account number', fr: 'Numéro de compte' },
  accountHint: { en: '5 to 12 digits', fr: 'De 5 à 12 chiffres' },
  isAccount: {
    en: 'It is my account number, and no social insurance number',
    fr: 'C’est bien mon numéro de compte, et non un numéro d’assurance sociale',
  },
  note: { en: 'A word to finance', fr: 'Un mot aux finances' },
  save: { en: 'Save', fr: 'Enregistrer' },
  saved: {
    en: 'Saved and sealed. You can change it or take it away at any time.',
    fr: 'Enregistré et scellé. Vous pouvez le modifier ou le retirer à tout moment.',
  },
  remove: { en: 'Take it away', fr: 'Le retirer' },
  removeLead: {
    en: 'Deletes what you gave here, at once and for good. What finance has noted for itself is not deleted.',
    fr: 'Supprime ce que vous avez donné ici, aussitôt et pour de bon. Ce que les finances ont noté de leur côté n’est pas supprimé.',
  },
  removed: { en: 'It is deleted.', fr: 'C’est supprimé.' },
  kept: { en: 'How long it is kept', fr: 'Combien de temps c’est conservé' },
  nothingComing: {
    en: 'No money is on its way to you just now, so nothing is asked for. Once a program promises you an honorarium, you can say here how to pay it.',
    fr: 'Aucune somme ne vous est due pour l’instant : rien ne vous est donc demandé. Dès qu’un programme vous promettra des honoraires, vous pourrez dire ici comment vous les verser.',
  },
  noInsuranceNumber: {
    en: 'This looks like a social insurance number. We do not keep one, not even sealed. Please take it out; finance asks you for it if a tax slip needs it.',
    fr: 'Ceci ressemble à un numéro d’assurance sociale. Nous n’en gardons aucun, même scellé. Veuillez le retirer; les finances vous le demanderont si un feuillet fiscal l’exige.',
  },
  accountOrInsurance: {
    en: 'These nine digits could be a social insurance number, which we never keep. If they are your account, tick the box below and save again.',
    fr: 'Ces neuf chiffres pourraient être un numéro d’assurance sociale, que nous ne gardons jamais. Si c’est votre compte, cochez la case ci-dessous et enregistrez de nouveau.',
  },
  onlyForDeposit: {
    en: 'You wrote account numbers. They are kept for a direct deposit alone: choose that, or empty them.',
    fr: 'Vous avez écrit des numéros de compte. Ils ne sont gardés que pour un dépôt direct : choisissez-le, ou videz ces champs.',
  },
  whereTo: { en: 'Where should the cheque go?', fr: 'Où envoyer le chèque?' },
  threeDigits: { en: 'An institution number has 3 digits.', fr: 'Un numéro d’institution compte 3 chiffres.' },
  fiveDigits: { en: 'A transit number has 5 digits.', fr: 'Un numéro de transit compte 5 chiffres.' },
  accountDigits: { en: 'An account number has 5 to 12 digits.', fr: 'Un numéro de compte compte de 5 à 12 chiffres.' },
  changedMeanwhile: {
    en: 'You have changed this in another window. Nothing was saved. Both texts are below: keep what should stay and send again.',
    fr: 'Vous avez modifié ceci dans une autre fenêtre. Rien n’a été enregistré. Les deux textes sont ci-dessous : gardez ce qui doit rester et envoyez de nouveau.',
  },
  takenMeanwhile: {
    en: 'You have taken this away in another window. Nothing was saved; send it again to give it anew.',
    fr: 'Vous avez retiré ceci dans une autre fenêtre. Rien n’a été enregistré; envoyez de nouveau pour le redonner.',
  },
  batchTitle: (n: number) => ({ en: `Where to pay, export ${n}`, fr: `Où payer, exportation ${n}` }),
  batchLead: {
    en: 'What the people of this export gave for their payment. That you opened it is noted for each of them, and each sees it.',
    fr: 'Ce que les personnes de cette exportation ont donné pour leur paiement. Que vous l’avez ouvert est noté pour chacune, et chacune le voit.',
  },
  closesOncePaid: {
    en: 'Once a payment is noted, its account closes here. Where more than $500 was paid in a calendar year, name and address stay open for the tax slip.',
    fr: 'Dès qu’un paiement est noté, le compte se referme ici. Si plus de 500 $ ont été versés durant une année civile, le nom et l’adresse restent lisibles pour le feuillet fiscal.',
  },
  toExport: (n: number) => ({ en: `Export ${n}`, fr: `Exportation ${n}` }),
  takeOut: { en: 'Download CSV', fr: 'Télécharger en CSV' },
  takeOutLead: {
    en: 'The file is made as you download it and kept nowhere here. Delete it once everybody is paid.',
    fr: 'Le fichier est produit au téléchargement et n’est gardé nulle part ici. Supprimez-le une fois tout le monde payé.',
  },
  file: { en: 'where-to-pay', fr: 'ou-payer' },
  others: { en: 'Nothing to read', fr: 'Rien à lire' },
  gaveNothing: { en: 'Gave nothing: please ask them.', fr: 'Rien n’a été donné : veuillez demander à la personne.' },
  paidAlready: { en: 'Paid.', fr: 'Payé.' },
  forOthers: {
    en: 'For a colleague to open: nobody opens their own, or that of somebody they supervise.',
    fr: 'À ouvrir par une autre personne : nul n’ouvre ses propres coordonnées ni celles d’une personne qu’il supervise.',
  },
  slipOnly: {
    en: 'Paid. Name and address alone, for the tax slip.',
    fr: 'Payé. Le nom et l’adresse seulement, pour le feuillet fiscal.',
  },
  nothingSaid: { en: 'Not said', fr: 'Non précisé' },
  payTo: { en: 'To be paid to', fr: 'À payer à' },
  wayHead: { en: 'How', fr: 'Mode' },
  export: { en: 'Export', fr: 'Exportation' },
  claimant: { en: 'Payee', fr: 'Bénéficiaire' },
  amount: { en: 'Amount', fr: 'Montant' },
  amountCad: { en: 'Amount (CAD)', fr: 'Montant (CAD)' },
  accountHead: { en: 'Institution-transit-account', fr: 'Institution-transit-compte' },
  letterSubject: { en: 'Your honorarium is approved', fr: 'Vos honoraires sont approuvés' },
  letterBody: {
    en: 'Two people have said yes to your honorarium, and it goes to finance next. If you like, say on your page how you wish to be paid. You need not: whoever pays you can also ask you.',
    fr: 'Deux personnes ont dit oui à vos honoraires, et ils vont maintenant aux finances. Si vous le voulez, dites sur votre page comment vous les verser. Ce n’est pas obligatoire : on peut aussi vous le demander directement.',
  },
  letterSafe: {
    en: 'We never ask for bank details in a letter, and the page asks who you are first.',
    fr: 'Nous ne demandons jamais de coordonnées bancaires par courriel, et la page vérifie d’abord qui vous êtes.',
  },
  letterButton: { en: 'See your honorarium', fr: 'Voir vos honoraires' },
})
