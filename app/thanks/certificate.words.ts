import { both, count, sayList, words } from '#foundation/language.ts'

const hourWords = { en: { one: 'hour', many: 'hours' }, fr: { one: 'heure', many: 'heures' } } as const

export const hoursWords = words({
  title: { en: 'Your hours', fr: 'Vos heures' },
  lead: {
    en: 'What you noted in this program, month by month. Nobody else can open this page.',
    fr: 'Ce que vous avez noté dans ce programme, mois par mois. Personne d’autre ne peut ouvrir cette page.',
  },
  none: {
    en: 'You have noted no hours in this program. Once you do, they stand here month by month.',
    fr: 'Vous n’avez noté aucune heure dans ce programme. Dès que vous le ferez, elles figureront ici mois par mois.',
  },
  statement: { en: 'Statement of hours', fr: 'Relevé d’heures' },
  ownWord: {
    en: 'As noted by the person named here; nobody has checked it.',
    fr: 'Selon les notes de la personne nommée ici; personne ne les a vérifiées.',
  },
  month: { en: 'Month', fr: 'Mois' },
  total: { en: 'In all', fr: 'En tout' },
  pdf: { en: 'Download as PDF', fr: 'Télécharger en PDF' },
  file: { en: 'hours', fr: 'heures' },
  asOf: (date: string) => ({ en: `As of ${date}`, fr: `En date du ${date}` }),
  meeting: { en: 'Meetings', fr: 'Rencontres' },
  preparation: { en: 'Preparation', fr: 'Préparation' },
  learning: { en: 'Learning', fr: 'Apprentissage' },
  reflection: { en: 'Reflection', fr: 'Réflexion' },
  duration: (minutes: number) =>
    both((language) => {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
      const parts = [
        ...(hours > 0 || rest === 0 ? [count(hours, language, hourWords[language].one, hourWords[language].many)] : []),
        ...(rest > 0 ? [count(rest, language, 'minute', 'minutes')] : []),
      ]
      return sayList(parts, language)
    }),
})

export const certificateWords = words({
  title: { en: 'Certificate of service', fr: 'Attestation de service' },
  certifies: (organization: string) => ({
    en: `${organization} certifies that`,
    fr: `${organization} atteste que`,
  }),
  servedAs: (role: string) => ({
    en: `took part as ${role} in the program`,
    fr: `a participé à titre de ${role} au programme`,
  }),
  mentor: { en: 'a mentor', fr: 'mentor' },
  mentee: { en: 'a mentee', fr: 'personne mentorée' },
  fromTo: (from: string, to: string) => ({ en: `from ${from} to ${to}`, fr: `du ${from} au ${to}` }),
  gave: (time: string) => ({ en: `and noted ${time} given to it.`, fr: `et y a consacré, selon ses notes, ${time}.` }),
  signedOn: (date: string) => ({ en: `Signed on ${date} by`, fr: `Signé le ${date} par` }),
  coordinator: (organization: string) => ({
    en: `Coordinator of the program, ${organization}`,
    fr: `Coordination du programme, ${organization}`,
  }),
  checkAt: {
    en: 'Whether this certificate is genuine can be checked at',
    fr: 'L’authenticité de cette attestation se vérifie à',
  },
  code: { en: 'Code', fr: 'Code' },
  plainLetters: {
    en: 'Some letters of a name cannot be set here; the address above shows it in full.',
    fr: 'Certaines lettres d’un nom ne peuvent être composées ici; l’adresse ci-dessus le montre en entier.',
  },
  file: { en: 'certificate', fr: 'attestation' },
  genuine: { en: 'This certificate is genuine', fr: 'Cette attestation est authentique' },
  withdrawn: { en: 'This certificate was withdrawn', fr: 'Cette attestation a été retirée' },
  withdrawnLead: (date: string) => ({
    en: `It has not been valid since ${date}. Nothing more is said here.`,
    fr: `Elle n’est plus valable depuis le ${date}. Rien de plus n’est dit ici.`,
  }),
  unknown: {
    en: 'No certificate has this code. Compare each letter and number with the paper; if it still is not found, it was not issued here.',
    fr: 'Aucune attestation ne porte ce code. Comparez chaque lettre et chiffre avec le papier; s’il demeure introuvable, elle n’a pas été délivrée ici.',
  },
  check: { en: 'Check a certificate', fr: 'Vérifier une attestation' },
  checkLead: {
    en: 'Every certificate carries a code. Type it here to see whether it is genuine.',
    fr: 'Chaque attestation porte un code. Saisissez-le ici pour savoir si elle est authentique.',
  },
  checkButton: { en: 'Check it', fr: 'Vérifier' },
  yours: { en: 'This is your certificate', fr: 'C’est votre attestation' },
  yoursLead: {
    en: 'Whoever has its code or address sees what stands above, and nothing else.',
    fr: 'Toute personne qui a son code ou son adresse voit ce qui précède, et rien d’autre.',
  },
  pdf: { en: 'Download as PDF', fr: 'Télécharger en PDF' },
  showTime: (time: string) => ({ en: `Show my time on it: ${time}`, fr: `Y indiquer mon temps : ${time}` }),
  hideTime: { en: 'Do not show my time on it', fr: 'Ne pas y indiquer mon temps' },
  timeShown: { en: 'The certificate now says so.', fr: 'L’attestation l’indique maintenant.' },
  timeHidden: { en: 'The certificate says nothing of your time.', fr: 'L’attestation ne dit rien de votre temps.' },
  certificates: { en: 'Certificates', fr: 'Attestations' },
  certificatesLead: {
    en: 'A certificate says who took part, as what and from when to when, signed in your name. Each carries a code with which anybody who holds it can check it.',
    fr: 'Une attestation dit qui a participé, à quel titre et de quand à quand, signée en votre nom. Chacune porte un code qui permet à toute personne qui la détient de la vérifier.',
  },
  laterTitle: { en: 'Not yet', fr: 'Pas encore' },
  laterLead: (day: string) => ({
    en: `Their partnership still goes on. You can sign once it has ended, or on the program’s last day, ${day}.`,
    fr: `Leur partenariat est en cours. Vous pourrez signer dès qu’il aura pris fin, ou le dernier jour du programme, le ${day}.`,
  }),
  toIssue: { en: 'Who can have one', fr: 'Qui peut en recevoir une' },
  nobody: {
    en: 'Nobody now. People appear here when their partnership has ended or the program’s last day has come.',
    fr: 'Personne pour l’instant. Les personnes apparaissent ici quand leur partenariat a pris fin ou que le dernier jour du programme est arrivé.',
  },
  chooseWho: { en: 'For whom', fr: 'Pour qui' },
  issue: { en: 'Sign and issue', fr: 'Signer et délivrer' },
  chooseOne: { en: 'Please choose at least one person.', fr: 'Veuillez choisir au moins une personne.' },
  issued: (n: number) => ({
    en: `${count(n, 'en', 'certificate', 'certificates')} issued, with a letter to each.`,
    fr: `${count(n, 'fr', 'attestation délivrée', 'attestations délivrées')}, avec un courriel à chaque personne.`,
  }),
  notAble: {
    en: 'Somebody among those chosen cannot have one from you now: it may be there already, or it would be your own.',
    fr: 'L’une des personnes choisies ne peut pas en recevoir une de vous pour l’instant : elle existe déjà, ou ce serait la vôtre.',
  },
  issuedTitle: { en: 'Issued', fr: 'Délivrées' },
  person: { en: 'Person', fr: 'Personne' },
  role: { en: 'As', fr: 'À titre de' },
  when: { en: 'Issued on', fr: 'Délivrée le' },
  state: { en: 'State', fr: 'État' },
  valid: { en: 'Valid', fr: 'Valable' },
  withdrawnOn: (date: string) => ({ en: `Withdrawn on ${date}`, fr: `Retirée le ${date}` }),
  revoke: { en: 'Withdraw', fr: 'Retirer' },
  revokeTitle: (name: string) => ({
    en: `Withdraw the certificate of ${name}`,
    fr: `Retirer l’attestation de ${name}`,
  }),
  revokeLead: {
    en: 'Whoever checks it will be told that it was withdrawn, and no more. This cannot be undone, but a new certificate can be issued.',
    fr: 'Toute personne qui la vérifie apprendra qu’elle a été retirée, sans plus. C’est irréversible, mais une nouvelle attestation peut être délivrée.',
  },
  revoked: { en: 'The certificate is withdrawn.', fr: 'L’attestation est retirée.' },
  letterSubject: { en: 'Your certificate is ready', fr: 'Votre attestation est prête' },
  letterBody: {
    en: 'Thank you for the time you gave. A certificate of it, signed by the coordinator, waits for you.',
    fr: 'Merci du temps que vous avez donné. Une attestation signée par la coordination vous attend.',
  },
  letterButton: { en: 'Open the certificate', fr: 'Ouvrir l’attestation' },
})
