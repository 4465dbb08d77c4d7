import { mapPlaceholder } from './examples'

interface StoredTab {
  variables: string | null
}

/** Where GraphiQL keeps the tabs of the last visit. */
const storageKey = 'graphiql:tabState'

/**
 * Points the tabs of the last visit at a map: those that still hold the placeholder, and, when the reader came here
 * from a list of maps and so chose this one, all that ask about a map.
 */
export function pointStoredTabsAt(map: string, isChosen: boolean): void {
  const stored = localStorage.getItem(storageKey)
  if (stored === null) return
  const state = JSON.parse(stored) as { tabs?: StoredTab[] }
  for (const tab of state.tabs ?? []) tab.variables = pointedAt(tab.variables, map, isChosen)
  localStorage.setItem(storageKey, JSON.stringify(state))
}

function pointedAt(text: string | null, map: string, isChosen: boolean): string | null {
  const variables = parsed(text)
  const current = variables?.map
  if (typeof current !== 'string' || !(isChosen || current === mapPlaceholder)) return text
  return JSON.stringify({ ...variables, map }, null, 2)
}

/** What a half-typed editor holds need not be JSON; then it is left as it is. */
function parsed(text: string | null): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return value instanceof Object && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
