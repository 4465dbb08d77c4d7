import { fetchMaps, type MapPage, NotSignedIn } from '../maps'
import { Unreachable } from '../post'
import { messagesFor } from './messages'
import { signIn, takeCode } from './session'

const messages = messagesFor(navigator.languages)

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no element ${id}`)
  return found
}

function report(text: string, isProblem = false): void {
  const status = element('status')
  status.textContent = text
  status.classList.toggle('problem', isProblem)
}

function showMaps(page: MapPage): void {
  const list = element('maps')
  for (const map of page.maps) {
    const link = document.createElement('a')
    link.href = `./graphiql/#${new URLSearchParams({ map: map.id })}`
    link.textContent = map.name
    const item = document.createElement('li')
    item.append(link)
    list.append(item)
  }
  element('signed-in').hidden = false
  if (page.maps.length === 0) report(messages.noMaps)
  else report(page.hasMore ? messages.moreMaps : '')
}

function explain(error: unknown): string {
  if (error instanceof NotSignedIn) return messages.notSignedIn
  if (error instanceof Unreachable) return messages.unreachable
  return messages.failed(error instanceof Error ? error.message : String(error))
}

/** Signs in when the address holds a code. The answer says what went wrong, if anything did. */
async function signInByAddress(): Promise<string | undefined> {
  const code = takeCode()
  if (code === undefined) return undefined
  report(messages.signingIn)
  switch (await signIn(code)) {
    case 'signed-in':
      return undefined
    case 'refused':
      return messages.codeRefused
    case 'too-many-attempts':
      return messages.tooManyAttempts
    case 'failed':
      return messages.failed('POST /session')
  }
}

/** Writes the page. A refused code is only a problem for somebody who was not signed in already. */
async function start(): Promise<void> {
  document.documentElement.lang = messages.language
  element('purpose').textContent = messages.purpose
  element('graphiql').textContent = messages.graphiql
  element('maps-heading').textContent = messages.maps
  let refusal: string | undefined
  try {
    refusal = await signInByAddress()
    report(messages.loading)
    showMaps(await fetchMaps('./graphql', 100))
  } catch (error) {
    report(error instanceof NotSignedIn && refusal ? refusal : explain(error), true)
  }
}

// A code pasted into the address of the open page changes only the fragment, and the browser loads nothing.
addEventListener('hashchange', () => {
  if (location.hash.includes('code=')) location.reload()
})

await start()
