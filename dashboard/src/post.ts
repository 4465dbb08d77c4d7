/** Thrown when no answer came: the server is away, or the network is. */
export class Unreachable extends Error {}

/**
 * Sends JSON to the server this page came from, with the session cookie.
 *
 * @throws Unreachable; a refusal by the server is an answer, not an exception
 */
export async function postJson(address: string | URL, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const request: RequestInit = {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
  try {
    return await fetch(address, request)
  } catch (cause) {
    throw new Unreachable('no answer from the server', { cause })
  }
}
