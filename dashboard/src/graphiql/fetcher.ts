import type { Fetcher, FetcherParams } from '@graphiql/toolkit'
import type { ExecutionResult } from 'graphql'
import { createClient } from 'graphql-sse'
import { postJson } from '../post'
import { operationOf } from './operation'

/**
 * How GraphiQL asks the server: queries and mutations by POST, subscriptions as server-sent events on a connection of
 * their own, both with the session cookie and with what the reader wrote in the headers editor.
 */
export function fetcherFor(endpoint: string): Fetcher {
  return (params, options) => {
    const operation = operationOf(params.query, params.operationName)
    const request = { ...params, operationName: operation?.name }
    const headers = options?.headers ?? {}
    return operation?.isSubscription ? subscribe(endpoint, request, headers) : ask(endpoint, request, headers)
  }
}

async function ask(endpoint: string, request: FetcherParams, headers: Record<string, string>): Promise<ExecutionResult> {
  const accept = 'application/graphql-response+json, application/json;q=0.9'
  const response = await postJson(endpoint, request, { accept, ...headers })
  const text = await response.text()
  try {
    return JSON.parse(text) as ExecutionResult
  } catch (cause) {
    throw new Error(`HTTP ${response.status} ${response.statusText}: ${text.slice(0, 200)}`, { cause })
  }
}

function subscribe(endpoint: string, request: FetcherParams, headers: Record<string, string>) {
  const client = createClient({ url: endpoint, credentials: 'same-origin', headers, retryAttempts: 0 })
  return client.iterate({
    query: request.query,
    operationName: request.operationName ?? undefined,
    variables: request.variables as Record<string, unknown> | undefined,
  }) as AsyncIterableIterator<ExecutionResult>
}
