import { words } from '#foundation/language.ts'

export const homeWords = words({
  myDay: { en: 'My day', fr: 'Ma journée' },
  hello: (name: string) => ({ en: `Hello, ${name}`, fr: `Bonjour, ${name}` }),
  nothing: { en: 'Nothing is asked of you today.', fr: 'Rien ne vous est demandé aujourd’hui.' },
  more: (n: number) => ({ en: `and ${n} more, further down`, fr: `et ${n} autres, plus bas` }),
  asked: { en: 'What is asked of you', fr: 'Ce qui vous est demandé' },
  everything: { en: 'What else waits', fr: 'Ce qui attend aussi' },
  people: { en: 'People', fr: 'Personnes' },
  applications: { en: 'My applications', fr: 'Mes demandes' },
  programs: { en: 'Programs I run or decide in', fr: 'Programmes que je mène ou dont je décide' },
  dates: { en: 'What comes next', fr: 'Ce qui vient ensuite' },
  organizations: { en: 'My organizations', fr: 'Mes organisations' },
  finish: (program: string, date: string) => ({
    en: `Finish your application to ${program}, by ${date}`,
    fr: `Terminer votre demande à ${program}, d’ici le ${date}`,
  }),
  addTo: (program: string) => ({
    en: `Something is still needed in your application to ${program}`,
    fr: `Il manque quelque chose à votre demande à ${program}`,
  }),
  goOn: { en: 'Go on', fr: 'Continuer' },
  answerOffer: (program: string, until: string) => ({
    en: `Somebody is proposed to you in ${program}; please answer by ${until}`,
    fr: `Une personne vous est proposée dans ${program}; veuillez répondre d’ici le ${until}`,
  }),
  seeWho: { en: 'See who it is', fr: 'Voir de qui il s’agit' },
  openGroups: (n: number, program: string) => ({
    en: n === 1 ? `One group of ${program} is open to you` : `${n} groups of ${program} are open to you`,
    fr: n === 1 ? `Un groupe de ${program} vous est ouvert` : `${n} groupes de ${program} vous sont ouverts`,
  }),
  promise: (program: string) => ({
    en: `You sit on the committee of ${program}. First comes a promise of confidentiality`,
    fr: `Vous siégez au comité de ${program}. Il y a d’abord une promesse de confidentialité`,
  }),
  open: { en: 'Open', fr: 'Ouvrir' },
  read: (n: number, program: string) => ({
    en: n === 1 ? `One application to read for ${program}` : `${n} applications to read for ${program}`,
    fr: n === 1 ? `Une demande à lire pour ${program}` : `${n} demandes à lire pour ${program}`,
  }),
  readButton: { en: 'Read', fr: 'Lire' },
  sign: (program: string) => ({
    en: `A board of ${program} waits for your word`,
    fr: `Un tableau de ${program} attend votre mot`,
  }),
  signButton: { en: 'Look at it', fr: 'Le regarder' },
  decide: (n: number, program: string) => ({
    en: n === 1 ? `One application to ${program} is complete` : `${n} applications to ${program} are complete`,
    fr: n === 1 ? `Une demande à ${program} est complète` : `${n} demandes à ${program} sont complètes`,
  }),
  decideButton: { en: 'Open the inbox', fr: 'Ouvrir la boîte' },
  publishBoard: (program: string) => ({
    en: `The committee of ${program} has approved a board; publish it when you are ready`,
    fr: `Le comité de ${program} a approuvé un tableau; publiez-le au moment qui vous convient`,
  }),
  publishButton: { en: 'Publish', fr: 'Publier' },
  draft: (program: string) => ({ en: `${program} is still a draft`, fr: `${program} est encore un brouillon` }),
  draftButton: { en: 'Set it up', fr: 'Le préparer' },
  membership: (n: number, program: string) => ({
    en: n === 1 ? `One membership to check in ${program}` : `${n} memberships to check in ${program}`,
    fr: n === 1 ? `Une adhésion à vérifier dans ${program}` : `${n} adhésions à vérifier dans ${program}`,
  }),
  check: { en: 'Check', fr: 'Vérifier' },
  calls: (n: number, program: string) => ({
    en: n === 1 ? `One pair of ${program} may need a call` : `${n} pairs of ${program} may need a call`,
    fr:
      n === 1
        ? `Une paire de ${program} pourrait avoir besoin d’un appel`
        : `${n} paires de ${program} pourraient avoir besoin d’un appel`,
  }),
  callsButton: { en: 'See who', fr: 'Voir qui' },
  concerns: (n: number, program: string) => ({
    en:
      n === 1
        ? `Somebody in ${program} would like a word with you`
        : `${n} people in ${program} would like a word with you`,
    fr:
      n === 1
        ? `Une personne dans ${program} aimerait vous parler`
        : `${n} personnes dans ${program} aimeraient vous parler`,
  }),
  concernsButton: { en: 'Read', fr: 'Lire' },
  again: (n: number, program: string) => ({
    en:
      n === 1
        ? `Somebody in ${program} would like another mentor`
        : `${n} people in ${program} would like another mentor`,
    fr:
      n === 1
        ? `Une personne dans ${program} souhaite un autre mentor`
        : `${n} personnes dans ${program} souhaitent un autre mentor`,
  }),
  againButton: { en: 'Find one', fr: 'En trouver un' },
  adrift: (n: number, program: string) => ({
    en:
      n === 1
        ? `One person in ${program} is without an offer; the next best waits for your word`
        : `${n} people in ${program} are without an offer; the next best wait for your word`,
    fr:
      n === 1
        ? `Une personne dans ${program} est sans proposition; la suivante attend votre mot`
        : `${n} personnes dans ${program} sont sans proposition; les suivantes attendent votre mot`,
  }),
  adriftButton: { en: 'Ask the next best', fr: 'Solliciter les suivantes' },
  undelivered: (n: number, program: string) => ({
    en: n === 1 ? `One letter of ${program} did not arrive` : `${n} letters of ${program} did not arrive`,
    fr: n === 1 ? `Un courriel de ${program} n’est pas arrivé` : `${n} courriels de ${program} ne sont pas arrivés`,
  }),
  undeliveredButton: { en: 'See which', fr: 'Voir lesquels' },
  boardDue: (program: string) => ({
    en: `Matches of ${program} are due soon, and nothing is proposed yet`,
    fr: `Les jumelages de ${program} sont attendus bientôt, et rien n’est encore proposé`,
  }),
  boardDueButton: { en: 'Run the matching', fr: 'Lancer le jumelage' },
  toHandOut: (n: number, program: string) => ({
    en:
      n === 1
        ? `One application to ${program} has no reader yet`
        : `${n} applications to ${program} have no reader yet`,
    fr:
      n === 1
        ? `Une demande à ${program} n’est encore confiée à personne`
        : `${n} demandes à ${program} ne sont encore confiées à personne`,
  }),
  toHandOutButton: { en: 'Hand them out', fr: 'Les confier' },
  namesUnknown: (n: number, program: string) => ({
    en:
      n === 1
        ? `One person in ${program} would rather not be paired with somebody; say who is meant`
        : `${n} people in ${program} would rather not be paired with somebody; say who is meant`,
    fr:
      n === 1
        ? `Une personne dans ${program} préfère ne pas être jumelée avec quelqu’un; dites de qui il s’agit`
        : `${n} personnes dans ${program} préfèrent ne pas être jumelées avec quelqu’un; dites de qui il s’agit`,
  }),
  namesUnknownButton: { en: 'Say who', fr: 'Dire qui' },
  lapsed: (n: number, program: string) => ({
    en: n === 1 ? `One membership in ${program} has expired` : `${n} memberships in ${program} have expired`,
    fr: n === 1 ? `Une adhésion dans ${program} est échue` : `${n} adhésions dans ${program} sont échues`,
  }),
  free: (n: number, program: string) => ({
    en:
      n === 1
        ? `A place in ${program} is free, and somebody waits for it`
        : `${n} places in ${program} are free, and people wait for them`,
    fr:
      n === 1
        ? `Une place dans ${program} est libre, et quelqu’un l’attend`
        : `${n} places dans ${program} sont libres, et des gens les attendent`,
  }),
  freeButton: { en: 'See who waits', fr: 'Voir qui attend' },
  termsEnding: (n: number, program: string) => ({
    en:
      n === 1
        ? `One term on the committee of ${program} ends within a month`
        : `${n} terms on the committee of ${program} end within a month`,
    fr:
      n === 1
        ? `Un mandat au comité de ${program} prend fin d’ici un mois`
        : `${n} mandats au comité de ${program} prennent fin d’ici un mois`,
  }),
  termsEndingButton: { en: 'Open the committee', fr: 'Ouvrir le comité' },
  toApprove: (n: number, program: string) => ({
    en: n === 1 ? `One honorarium waits for your yes in ${program}` : `${n} honoraria wait for your yes in ${program}`,
    fr:
      n === 1
        ? `Des honoraires attendent votre oui dans ${program}`
        : `${n} honoraires attendent votre oui dans ${program}`,
  }),
  toApproveButton: { en: 'Say yes', fr: 'Dire oui' },
  toTick: (n: number, program: string) => ({
    en:
      n === 1
        ? `One honorarium’s conditions are to be looked at in ${program}`
        : `The conditions of ${n} honoraria are to be looked at in ${program}`,
    fr:
      n === 1
        ? `Les conditions d’une demande d’honoraires sont à vérifier dans ${program}`
        : `Les conditions de ${n} demandes d’honoraires sont à vérifier dans ${program}`,
  }),
  toTickButton: { en: 'Look at them', fr: 'Les vérifier' },
  toExport: (n: number, program: string) => ({
    en:
      n === 1
        ? `One honorarium is approved for finance in ${program}`
        : `${n} honoraria are approved for finance in ${program}`,
    fr:
      n === 1
        ? `Des honoraires approuvés sont à remettre aux finances dans ${program}`
        : `${n} honoraires approuvés sont à remettre aux finances dans ${program}`,
  }),
  toExportButton: { en: 'Export', fr: 'Exporter' },
  toPay: (n: number, program: string) => ({
    en: n === 1 ? `One honorarium is with finance in ${program}` : `${n} honoraria are with finance in ${program}`,
    fr:
      n === 1
        ? `Des honoraires sont aux finances dans ${program}`
        : `${n} honoraires sont aux finances dans ${program}`,
  }),
  toPayButton: { en: 'Note what is paid', fr: 'Noter ce qui est payé' },
  toClose: (program: string) => ({
    en: `${program} is over: close it when you are ready`,
    fr: `${program} est terminé : fermez-le quand vous le voudrez`,
  }),
  toCloseButton: { en: 'Open the closing list', fr: 'Ouvrir la liste de fermeture' },
  withPartner: (name: string, program: string) => ({ en: `${name} · ${program}`, fr: `${name} · ${program}` }),
  endedOn: (day: string) => ({ en: `ended on ${day}`, fr: `terminé le ${day}` }),
  openPage: { en: 'Open our page', fr: 'Ouvrir notre page' },
  matchBy: { en: 'Matches are made', fr: 'Les jumelages sont faits' },
  starts: { en: 'The program begins', fr: 'Le programme commence' },
  closes: { en: 'Applications close', fr: 'Clôture des demandes' },
  landingTitle: { en: 'Somebody to walk beside you', fr: 'Quelqu’un pour marcher à vos côtés' },
  landingLead: {
    en: 'Mentorship for the people who lead schools. You say honestly what you need; a committee finds the best match; the two of you take it from there. What you tell each other stays yours.',
    fr: 'Du mentorat pour les personnes qui dirigent les écoles. Vous dites franchement ce dont vous avez besoin; un comité trouve le meilleur jumelage; vous deux faites la suite. Ce que vous vous dites vous appartient.',
  },
  openPrograms: { en: 'Programs', fr: 'Programmes' },
  noPrograms: {
    en: 'No program is open yet. When one is announced, it will be listed here.',
    fr: 'Aucun programme n’est encore ouvert. Dès qu’un programme sera annoncé, il figurera ici.',
  },
  already: { en: 'You take part already?', fr: 'Vous participez déjà?' },
  signIn: { en: 'Sign in', fr: 'Se connecter' },
  newProgram: { en: 'Open a new program', fr: 'Ouvrir un nouveau programme' },
})
