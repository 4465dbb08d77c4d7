import { parse, print, type VariableDefinitionNode } from 'graphql'

/** Stands in the variables of an example until the page knows a map. */
export const mapPlaceholder = 'PUT-THE-ID-OF-A-MAP-HERE'

const files = import.meta.glob<string>('./examples/*.graphql', { query: '?raw', import: 'default', eager: true })

/** The example operations as GraphiQL's tabs, in the order of their file names. */
export function exampleTabs(map: string | undefined): { query: string; variables: string }[] {
  return Object.keys(files)
    .sort()
    .map((path) => files[path] as string)
    .map((query) => ({ query, variables: variablesOf(query, map) }))
}

/** Every variable of the operation by name, so that the reader sees what can be filled in: the map, and nulls. */
function variablesOf(query: string, map: string | undefined): string {
  const [operation] = parse(query).definitions
  if (operation?.kind !== 'OperationDefinition') throw new Error('an example starts with its operation')
  const variables = (operation.variableDefinitions ?? []).map((definition) => {
    const name = definition.variable.name.value
    return [name, valueFor(name, definition, map)]
  })
  return JSON.stringify(Object.fromEntries(variables), null, 2)
}

function valueFor(name: string, definition: VariableDefinitionNode, map: string | undefined): string | null {
  if (name === 'map') return map ?? mapPlaceholder
  if (definition.type.kind !== 'NonNullType') return null
  throw new Error(`an example needs nothing but $map, and not ${print(definition)}`)
}
