import { type Text, words } from '#foundation/language.ts'

/** What is said where somebody signs. */
export const signingWords = words({
  readOver: {
    en: 'Nothing is done yet. Please read it over once more, then sign.',
    fr: 'Rien n’est encore fait. Veuillez relire une dernière fois, puis signer.',
  },
  readOverTitle: { en: 'Read it over, and sign', fr: 'Relire et signer' },
  change: { en: 'Change something first', fr: 'Modifier d’abord quelque chose' },
  changeNow: {
    en: 'Nothing is done yet. Change what you like: you read it over once more before it is signed.',
    fr: 'Rien n’est encore fait. Modifiez ce que vous voulez : vous relirez le tout avant de signer.',
  },
  byPasskey: {
    en: 'You sign with your passkey: unlock this device as you always do. You sign exactly what stands here; if a word of it is changed later, nothing opens.',
    fr: 'Vous signez avec votre clé d’accès : déverrouillez cet appareil comme vous le faites toujours. Vous signez exactement ce qui figure ici; si un mot en est changé plus tard, rien ne s’ouvre.',
  },
  without: { en: 'Without your passkey', fr: 'Sans votre clé d’accès' },
  withoutLead: {
    en: 'If your passkey is not at hand, first show with a code that it is you: from your app, or one of your recovery codes. Then come back to this page and sign here, within five minutes.',
    fr: 'Si vous n’avez pas votre clé d’accès sous la main, montrez d’abord par un code que c’est bien vous : un code de votre application, ou l’un de vos codes de récupération. Revenez ensuite à cette page et signez ici, dans les cinq minutes.',
  },
  byCode: { en: 'Sign after giving a code', fr: 'Signer après avoir donné un code' },
  needsPasskey: {
    en: 'You have a passkey: please sign with it, or first show with a code that it is you. Nothing was done, and nothing you wrote is lost.',
    fr: 'Vous avez une clé d’accès : veuillez signer avec elle, ou montrer d’abord par un code que c’est bien vous. Rien n’a été fait, et rien de ce que vous avez écrit n’est perdu.',
  },
  notSigned: {
    en: 'The signature did not come through, or this page stood open for more than five minutes. Nothing was done, and nothing you wrote is lost. Please sign again.',
    fr: 'La signature n’est pas passée, ou cette page est restée ouverte plus de cinq minutes. Rien n’a été fait, et rien de ce que vous avez écrit n’est perdu. Veuillez signer de nouveau.',
  },
})

/** How a step was signed, after what was done. */
export const signedWithWords: Record<'house' | 'passkey', Text> = {
  passkey: { en: 'with a passkey', fr: 'avec une clé d’accès' },
  house: { en: 'after showing who they are', fr: 'après avoir montré son identité' },
}
