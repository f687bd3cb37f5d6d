import { count, type Text, words } from '#foundation/language.ts'

export const myDataWords = words({
  title: { en: 'My data', fr: 'Mes données' },
  lead: {
    en: 'What is kept about you here, who was given it, what you agreed to, and how to have it put right.',
    fr: 'Ce qui est conservé à votre sujet ici, à qui cela a été remis, ce que vous avez accepté, et comment le faire corriger.',
  },
  openOne: { en: 'Open', fr: 'Ouvrir' },
  rules: { en: 'The rules', fr: 'Les règles' },
  everything: { en: 'Everything about me', fr: 'Tout ce qui me concerne' },
  everythingLead: {
    en: 'A file with every word and date we keep about you, to read, print or take elsewhere.',
    fr: 'Un fichier avec chaque mot et chaque date que nous conservons à votre sujet, à lire, imprimer ou emporter ailleurs.',
  },
  disclosures: { en: 'Who was given it', fr: 'À qui cela a été remis' },
  disclosuresLead: {
    en: 'To whom your information went, and for which decisions it was used.',
    fr: 'À qui vos renseignements ont été remis, et pour quelles décisions ils ont servi.',
  },
  looks: { en: 'Who looked at it', fr: 'Qui l’a consulté' },
  looksLead: {
    en: 'Each time staff or a reader opened something of yours.',
    fr: 'Chaque fois que le personnel, une lectrice ou un lecteur a ouvert quelque chose de vous.',
  },
  consents: { en: 'What I agreed to', fr: 'Ce que j’ai accepté' },
  consentsLead: {
    en: 'Each yes you gave, in its exact words, and taking it back.',
    fr: 'Chaque oui que vous avez donné, mot pour mot, et comment le retirer.',
  },
  corrections: { en: 'Have something put right', fr: 'Faire corriger quelque chose' },
  correctionsLead: {
    en: 'What others wrote about you and you cannot change yourself.',
    fr: 'Ce que d’autres ont écrit à votre sujet et que vous ne pouvez modifier vous-même.',
  },
  program: { en: 'Program', fr: 'Programme' },
  whoSees: { en: 'Who sees what, and for how long', fr: 'Qui voit quoi, et combien de temps' },
})

export const exportWords = words({
  lead: {
    en: 'We put together one file (a ZIP) that holds everything about you: a page to read and print, the same for a machine, and the files you share with a partner.',
    fr: 'Nous préparons un fichier (ZIP) qui contient tout ce qui vous concerne : une page à lire et à imprimer, la même chose pour une machine, et les fichiers partagés en partenariat.',
  },
  inside: { en: 'What is in it', fr: 'Ce qu’il contient' },
  insideList: {
    en: 'Your account, applications, self-assessments, consents, and what you said of who you are; your partnerships with what the two of you wrote, plans, meetings, notes, journal, reviews, surveys with your name, certificates, honoraria and how you wish to be paid; who was given your information and who looked at it; how long each thing is kept.',
    fr: 'Votre compte, vos demandes, autoévaluations et consentements, et ce que vous avez dit de votre identité; vos partenariats avec ce que vous avez écrit à deux, plans, rencontres, notes, journal, bilans, sondages nominatifs, attestations, honoraires et coordonnées de paiement; à qui vos renseignements ont été remis et qui les a consultés; la durée de conservation de chaque chose.',
  },
  care: {
    en: 'It holds private things, also what your partner wrote to you. Keep it where your employer and others cannot open it; on a shared computer, delete it afterwards.',
    fr: 'Il contient des choses privées, aussi ce que votre partenaire vous a écrit. Gardez-le là où votre employeur et les autres ne peuvent l’ouvrir; sur un ordinateur partagé, supprimez-le ensuite.',
  },
  once: {
    en: 'It waits here for 24 hours, sealed, and can be taken once. No letter is sent. You can have three a day.',
    fr: 'Il vous attend ici 24 heures, scellé, et ne peut être pris qu’une fois. Aucun courriel n’est envoyé. Vous pouvez en demander trois par jour.',
  },
  prepare: { en: 'Prepare my file', fr: 'Préparer mon fichier' },
  ready: { en: 'Your file is ready', fr: 'Votre fichier est prêt' },
  prepared: { en: 'Your file is ready below.', fr: 'Votre fichier est prêt ci-dessous.' },
  readyUntil: (when: string, size: string) => ({
    en: `Until ${when}. About ${size}. Should the download break off, prepare it again.`,
    fr: `Jusqu’au ${when}. Environ ${size}. Si le téléchargement s’interrompt, préparez-le de nouveau.`,
  }),
  take: { en: 'Download it, once', fr: 'Le télécharger, une seule fois' },
  before: { en: 'Files before', fr: 'Fichiers précédents' },
  made: { en: 'Prepared', fr: 'Préparé' },
  became: { en: 'What became of it', fr: 'Ce qu’il en est' },
  fetched: (when: string) => ({ en: `Downloaded ${when}`, fr: `Téléchargé le ${when}` }),
  lapsed: { en: 'Not fetched; deleted', fr: 'Non récupéré; supprimé' },
  waits: { en: 'Waits for you', fr: 'Vous attend' },
  gone: {
    en: 'This file was already taken, or its day has passed. You can prepare it again.',
    fr: 'Ce fichier a déjà été pris, ou son délai est passé. Vous pouvez le préparer de nouveau.',
  },
  replaced: {
    en: 'A new file takes the place of the one that still waits.',
    fr: 'Un nouveau fichier remplace celui qui attend encore.',
  },
  afresh: { en: 'Prepare it anew', fr: 'Le préparer de nouveau' },
})

/** What stands in the file itself. */
export const documentWords = words({
  title: (name: string) => ({ en: `Everything about ${name}`, fr: `Tout ce qui concerne ${name}` }),
  made: (when: string) => ({
    en: `Made ${when}, by you, as you may read it.`,
    fr: `Préparé le ${when}, par vous, tel que vous pouvez le lire.`,
  }),
  care: {
    en: 'This holds private things, yours and what a partner wrote to you. Nobody in your program has seen this file.',
    fr: 'Ceci contient des choses privées, les vôtres et ce qu’une ou un partenaire vous a écrit. Personne dans votre programme n’a vu ce fichier.',
  },
  machine: {
    en: 'The file alongside.json beside this page holds the same for a machine, with every identifier; its first lines say how it is built.',
    fr: 'Le fichier alongside.json, à côté de cette page, contient la même chose pour une machine, avec chaque identifiant; ses premières lignes en disent la forme.',
  },
  contents: { en: 'In this file', fr: 'Dans ce fichier' },
  kept: { en: 'How long:', fr: 'Combien de temps :' },
  until: (program: string, day: string) => ({ en: `${program}: until ${day}.`, fr: `${program} : jusqu’au ${day}.` }),
  onlyMachine: (n: number) => ({
    en: `${count(n, 'en', 'line', 'lines')} of what you did here ${n === 1 ? 'stands' : 'stand'} in alongside.json.`,
    fr: `${count(n, 'fr', 'ligne', 'lignes')} de ce que vous avez fait ici ${n < 2 ? 'figure' : 'figurent'} dans alongside.json.`,
  }),
  keyGone: {
    en: 'Can no longer be opened: the key of this partnership was destroyed on the day that was said.',
    fr: 'Ne peut plus être ouvert : la clé de ce partenariat a été détruite au jour annoncé.',
  },
  yes: { en: 'yes', fr: 'oui' },
  no: { en: 'no', fr: 'non' },
  roles: { en: 'What you do in programs', fr: 'Ce que vous faites dans les programmes' },
  requestTitle: { en: 'Held, and shown when you ask', fr: 'Conservé, et montré sur demande' },
  request: {
    en: 'What referees and the committee wrote about you, remarks of staff on your eligibility, and what you said in confidence to your coordinator also concern other people or your safety. They are not in this file. Ask to see them under “My data”, “Have something put right”: you are answered within 30 business days.',
    fr: 'Ce que vos références et le comité ont écrit à votre sujet, les remarques du personnel sur votre admissibilité, et ce que vous avez confié à la coordination touchent aussi d’autres personnes ou votre sécurité. Ce n’est pas dans ce fichier. Demandez à le voir sous « Mes données », « Faire corriger quelque chose » : vous aurez une réponse dans les 30 jours ouvrables.',
  },
  anonymous: {
    en: 'Anonymous answers to surveys hold no name: nobody, not even we, can tell which were yours.',
    fr: 'Les réponses anonymes aux sondages ne portent aucun nom : personne, pas même nous, ne peut dire lesquelles sont les vôtres.',
  },
})

/** How the machine's form explains itself. */
export const machineWords: Text = {
  en: 'One JSON object. "sections": every table about the person, with "rows" as stored (what was sealed is opened), "kept" for how long and "until" where a day is known. "names": what an identifier in a row stands for. "disclosures": to whom information went and what it was used for. "looks": who looked at it, when and in which role. Instants are ISO 8601 in UTC, dates YYYY-MM-DD; null is empty; "gone" marks what can no longer be opened.',
  fr: 'Un objet JSON. « sections » : chaque table concernant la personne, avec « rows » tel que stocké (ce qui était scellé est ouvert), « kept » pour la durée et « until » où un jour est connu. « names » : ce que représente un identifiant. « disclosures » : à qui les renseignements ont été remis et à quoi ils ont servi. « looks » : qui les a consultés, quand et à quel titre. Les instants sont en ISO 8601 (UTC), les dates AAAA-MM-JJ; null est vide; « gone » marque ce qui ne peut plus être ouvert.',
}

export const disclosureWords = words({
  given: { en: 'Given to others', fr: 'Remis à d’autres' },
  used: { en: 'Used for decisions', fr: 'Utilisé pour des décisions' },
  when: { en: 'When', fr: 'Quand' },
  what: { en: 'What, and to whom', fr: 'Quoi, et à qui' },
  program: { en: 'Program', fr: 'Programme' },
  none: {
    en: 'Nothing of yours has been given to anybody yet.',
    fr: 'Rien de vous n’a encore été remis à quelqu’un.',
  },
  noneUsed: { en: 'Nothing has been decided with it yet.', fr: 'Rien n’a encore été décidé avec.' },
  employer: {
    en: 'No school, district or supervisor is given anything from here, unless it runs the program itself.',
    fr: 'Aucune école, aucun district, aucune personne qui vous supervise ne reçoit quoi que ce soit d’ici, sauf si l’organisme gère lui-même le programme.',
  },
  looks: {
    en: 'Who opened something of yours inside the program is listed on a page of its own.',
    fr: 'Qui a ouvert quelque chose de vous dans le programme figure sur une page à part.',
  },
  referee: (who: string) => ({
    en: `A letter that named you, to ${who}, whom you gave as a reference.`,
    fr: `Un courriel qui vous nommait, à ${who}, que vous avez donné en référence.`,
  }),
  readers: (n: number) => ({
    en: `Your application, to ${count(n, 'en', 'reader', 'readers')} of the committee.`,
    fr: `Votre demande, à ${count(n, 'fr', 'membre', 'membres')} du comité pour lecture.`,
  }),
  offer: {
    en: 'The card of your application, to somebody asked to be your partner.',
    fr: 'La fiche de votre demande, à une personne pressentie comme partenaire.',
  },
  partner: (who: string) => ({
    en: `Your name and how to reach you, to ${who}, your partner.`,
    fr: `Votre nom et vos coordonnées, à ${who}, votre partenaire.`,
  }),
  'pairs-file': {
    en: 'A list of pairs with your name in it, downloaded by those who coordinate.',
    fr: 'Une liste de jumelages avec votre nom, téléchargée par la coordination.',
  },
  payee: {
    en: 'Your name and the amount of your honorarium, to those who pay it.',
    fr: 'Votre nom et le montant de vos honoraires, à qui les verse.',
  },
  quoted: {
    en: 'The words you let be quoted, in a report that was published.',
    fr: 'Les mots que vous laissez citer, dans un rapport publié.',
  },
  certificate: {
    en: 'A certificate: whoever you show its number to can check your name on it.',
    fr: 'Une attestation : toute personne à qui vous en montrez le numéro peut y vérifier votre nom.',
  },
  'use-decision': {
    en: 'Your application was used to decide on it.',
    fr: 'Votre demande a servi à décider de celle-ci.',
  },
  'use-matching': {
    en: 'What you wrote was used to propose who goes together.',
    fr: 'Ce que vous avez écrit a servi à proposer les jumelages.',
  },
  'use-payment': {
    en: 'What you did was used to approve your honorarium.',
    fr: 'Ce que vous avez fait a servi à approuver vos honoraires.',
  },
})
