import { type Text, words } from '#foundation/language.ts'
import type { Checked } from './mail-domain.server.ts'
import type { Finding } from './mail-domain.ts'

export const mailWords = words({
  title: { en: 'Whether letters arrive', fr: 'Les courriels arrivent-ils?' },
  lead: (domain: string) => ({
    en: `Letters come from ${domain}. Whoever receives one asks three records of that domain whether it is really from here; without them letters end up among junk, or somebody else can write in your name. They are set by whoever looks after the domain.`,
    fr: `Les courriels viennent de ${domain}. Le serveur qui en reçoit un consulte trois enregistrements de ce domaine pour savoir s’il vient bien d’ici; sans eux, les courriels finissent parmi les indésirables, ou quelqu’un d’autre peut écrire en votre nom. Ils sont réglés par la personne qui s’occupe du domaine.`,
  }),
  here: {
    en: 'Letters come from an address that only this computer or its network knows, so there is nothing to check. Once MAIL_FROM is an address of yours, this page checks its domain.',
    fr: 'Les courriels viennent d’une adresse que seul cet ordinateur ou son réseau connaît; il n’y a donc rien à vérifier. Dès que MAIL_FROM sera une adresse à vous, cette page en vérifiera le domaine.',
  },
  again: { en: 'Ask again', fr: 'Vérifier de nouveau' },
  asked: { en: 'Asked', fr: 'Demandé à' },
  found: { en: 'Found', fr: 'Trouvé' },
  good: { en: 'Good', fr: 'Bien' },
  care: { en: 'To put right', fr: 'À corriger' },
  unknown: { en: 'Not known', fr: 'Inconnu' },
})

export const kindWords: Record<Checked['kind'], Text> = {
  spf: { en: 'SPF: who may send', fr: 'SPF : qui peut envoyer' },
  dkim: { en: 'DKIM: the signature', fr: 'DKIM : la signature' },
  dmarc: { en: 'DMARC: what to do with the rest', fr: 'DMARC : que faire du reste' },
}

/** What was found, and what to put right. */
export const findingWords: Record<Finding['what'], Text> = {
  silent: {
    en: 'The DNS gave no answer. That says nothing about your records: ask again in a few minutes, or from a computer that may ask the DNS.',
    fr: 'Le DNS n’a pas répondu. Cela ne dit rien de vos enregistrements : réessayez dans quelques minutes, ou depuis un ordinateur qui peut interroger le DNS.',
  },
  noDomain: {
    en: 'The DNS that this computer asks knows no such domain, so nothing could be checked. Either MAIL_FROM is mistyped, or this computer is kept from the public DNS.',
    fr: 'Le DNS que cet ordinateur interroge ne connaît pas ce domaine; rien n’a donc pu être vérifié. Soit MAIL_FROM est mal saisi, soit cet ordinateur n’a pas accès au DNS public.',
  },
  noSelector: {
    en: 'Not checked. Your mail provider gave you a record whose name ends in ._domainkey; set MAIL_DKIM_SELECTOR to the part before it, and it is looked up here.',
    fr: 'Non vérifié. Votre fournisseur de courriel vous a donné un enregistrement dont le nom se termine par ._domainkey; donnez à MAIL_DKIM_SELECTOR ce qui précède, et il sera vérifié ici.',
  },
  spfHard: {
    en: 'There is one record, and it says that nobody else may send.',
    fr: 'Il y a un enregistrement, et il dit que personne d’autre ne peut envoyer.',
  },
  spfSoft: {
    en: 'There is one record, and it says that letters from anybody else are suspect.',
    fr: 'Il y a un enregistrement, et il dit que les courriels de toute autre provenance sont suspects.',
  },
  spfMissing: {
    en: 'There is no record. Add a TXT record that begins with v=spf1, names your mail server as your provider says, and ends in ~all or -all.',
    fr: 'Il n’y a pas d’enregistrement. Ajoutez un enregistrement TXT qui commence par v=spf1, nomme votre serveur de courriel comme l’indique votre fournisseur, et se termine par ~all ou -all.',
  },
  spfSeveral: {
    en: 'There is more than one record, so none of them counts. Put what they say into one, and remove the others.',
    fr: 'Il y a plus d’un enregistrement; aucun ne compte donc. Réunissez leur contenu en un seul et supprimez les autres.',
  },
  spfOpen: {
    en: 'The record lets anybody send in your name. Let it end in ~all, or in -all once you are sure that it names every server of yours.',
    fr: 'L’enregistrement laisse n’importe qui envoyer en votre nom. Terminez-le par ~all, ou par -all une fois certain qu’il nomme tous vos serveurs.',
  },
  spfEndless: {
    en: 'The record does not say what holds for everybody else. Let it end in ~all, or in -all once you are sure that it names every server of yours.',
    fr: 'L’enregistrement ne dit pas ce qui vaut pour tous les autres. Terminez-le par ~all, ou par -all une fois certain qu’il nomme tous vos serveurs.',
  },
  dmarcReject: {
    en: 'There is a policy: letters that are not from here are refused.',
    fr: 'Il y a une politique : les courriels qui ne viennent pas d’ici sont refusés.',
  },
  dmarcQuarantine: {
    en: 'There is a policy: letters that are not from here go among junk.',
    fr: 'Il y a une politique : les courriels qui ne viennent pas d’ici vont parmi les indésirables.',
  },
  dmarcMissing: {
    en: 'There is no record, and none of the domains above has one. Add a TXT record at this name that begins with v=DMARC1; p=quarantine.',
    fr: 'Il n’y a pas d’enregistrement, et aucun des domaines parents n’en a. Ajoutez à ce nom un enregistrement TXT qui commence par v=DMARC1; p=quarantine.',
  },
  dmarcSeveral: {
    en: 'There is more than one record, so none of them counts. Keep one.',
    fr: 'Il y a plus d’un enregistrement; aucun ne compte donc. N’en gardez qu’un.',
  },
  dmarcNoPolicy: {
    en: 'The record names no policy that anybody knows. It must say p=quarantine or p=reject.',
    fr: 'L’enregistrement ne nomme aucune politique connue. Il doit indiquer p=quarantine ou p=reject.',
  },
  dmarcWatching: {
    en: 'The policy is none: somebody else can still write in your name. Once your own letters pass, change it to p=quarantine, then to p=reject.',
    fr: 'La politique est « none » : quelqu’un d’autre peut encore écrire en votre nom. Dès que vos propres courriels passent, changez-la pour p=quarantine, puis p=reject.',
  },
  dkimThere: {
    en: 'The key is there with which letters’ signatures are checked.',
    fr: 'La clé qui sert à vérifier la signature des courriels est là.',
  },
  dkimMissing: {
    en: 'There is no key at this name. Add the record that your mail provider gave you, or put MAIL_DKIM_SELECTOR right.',
    fr: 'Il n’y a pas de clé à ce nom. Ajoutez l’enregistrement que votre fournisseur de courriel vous a donné, ou corrigez MAIL_DKIM_SELECTOR.',
  },
  dkimRevoked: {
    en: 'The key at this name is empty, which means taken back. Have your mail server sign with a new one, and set MAIL_DKIM_SELECTOR to its name.',
    fr: 'La clé à ce nom est vide, c’est-à-dire révoquée. Faites signer votre serveur avec une nouvelle clé et donnez son nom à MAIL_DKIM_SELECTOR.',
  },
  dkimTesting: {
    en: 'The key says that it is only being tried out (t=y), so signatures made with it count for little. Remove t=y.',
    fr: 'La clé indique qu’elle n’est qu’à l’essai (t=y); les signatures faites avec elle comptent donc peu. Retirez t=y.',
  },
  dkimBroken: {
    en: 'What stands at this name is not a DKIM key. Copy the record of your mail provider anew, whole.',
    fr: 'Ce qui se trouve à ce nom n’est pas une clé DKIM. Recopiez en entier l’enregistrement de votre fournisseur de courriel.',
  },
}
