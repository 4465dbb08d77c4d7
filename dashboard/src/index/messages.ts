/** Everything the page says, in one language. */
export interface Messages {
  language: string
  purpose: string
  signingIn: string
  loading: string
  graphiql: string
  maps: string
  noMaps: string
  moreMaps: string
  notSignedIn: string
  codeRefused: string
  tooManyAttempts: string
  unreachable: string
  failed: (reason: string) => string
}

const dutch: Messages = {
  language: 'nl',
  purpose: 'Wie heeft belang bij een uitdaging, wat wil elk en waarom, en waar raken die belangen elkaar?',
  signingIn: 'Bezig met aanmelden …',
  loading: 'Kaarten worden geladen …',
  graphiql: 'GraphiQL: zelf vragen stellen aan een kaart',
  maps: 'Kaarten',
  noMaps: 'Er is nog geen kaart. Maak er een met: raakvlak import BESTAND --format FORMAAT --map NAAM',
  moreMaps: 'Er zijn meer kaarten dan deze lijst toont; met GraphiQL blader je verder.',
  notSignedIn: 'Je bent niet aangemeld. Open het adres dat “raakvlak serve” bij het starten toont: daarin staat een code die één keer werkt.',
  codeRefused: 'Deze aanmeldcode werkt niet (meer): elke code werkt één keer. Start “raakvlak serve” opnieuw voor een nieuw adres.',
  tooManyAttempts: 'Te veel aanmeldpogingen. Wacht een minuut en open het adres opnieuw.',
  unreachable: 'De server antwoordt niet. Draait “raakvlak serve” nog?',
  failed: (reason) => `De server meldt een fout: ${reason}`,
}

const english: Messages = {
  language: 'en',
  purpose: 'Who has a stake in a challenge, what does each of them want and why, and where do those interests touch?',
  signingIn: 'Signing in …',
  loading: 'Loading the maps …',
  graphiql: 'GraphiQL: ask a map your own questions',
  maps: 'Maps',
  noMaps: 'There is no map yet. Make one with: raakvlak import FILE --format FORMAT --map NAME',
  moreMaps: 'There are more maps than this list shows; page on with GraphiQL.',
  notSignedIn: 'You are not signed in. Open the address that “raakvlak serve” prints when it starts: it holds a code that works once.',
  codeRefused: 'This sign-in code does not work (any more): each code works once. Start “raakvlak serve” again for a new address.',
  tooManyAttempts: 'Too many attempts to sign in. Wait a minute and open the address again.',
  unreachable: 'The server does not answer. Is “raakvlak serve” still running?',
  failed: (reason) => `The server reports an error: ${reason}`,
}

/** The messages in the first of the reader's languages that the page speaks; Dutch when it speaks none of them. */
export function messagesFor(languages: readonly string[]): Messages {
  for (const language of languages) {
    const primary = language.toLowerCase().split('-')[0]
    if (primary === 'nl') return dutch
    if (primary === 'en') return english
  }
  return dutch
}
