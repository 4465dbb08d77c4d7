import { postJson } from '../post'

/** How an attempt to sign in ended. */
export type SignIn = 'signed-in' | 'refused' | 'too-many-attempts' | 'failed'

/**
 * Takes the one-time code out of the address. The fragment is cleared at once, before the code is used, so that it
 * stays in neither the address bar, the history nor a bookmark.
 *
 * @returns undefined when the address holds no code
 */
export function takeCode(): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('code')
  if (!code) return undefined
  history.replaceState(null, '', location.pathname + location.search)
  return code
}

/**
 * Exchanges a one-time code for the session cookie.
 *
 * @throws Unreachable
 */
export async function signIn(code: string): Promise<SignIn> {
  const response = await postJson('./session', { code })
  if (response.ok) return 'signed-in'
  if (response.status === 429) return 'too-many-attempts'
  return response.status < 500 ? 'refused' : 'failed'
}
