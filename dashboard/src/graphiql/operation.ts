import { type DocumentNode, type OperationDefinitionNode, parse } from 'graphql'

/** Which operation of a document is to run. */
export interface Operation {
  name: string | undefined
  isSubscription: boolean
}

/**
 * The operation that is meant: the one of that name, or the only one there is. GraphiQL reads a document some time
 * after it changed, so just after the reader went to another tab it still gives the name of the previous one.
 *
 * @returns undefined when the document cannot be read, or leaves a choice: the server then says what is wrong
 */
export function operationOf(query: string, name: string | null | undefined): Operation | undefined {
  const operations = operationsIn(query)
  const named = operations.find((operation) => operation.name?.value === name)
  const meant = named ?? (operations.length === 1 ? operations[0] : undefined)
  return meant && { name: meant.name?.value, isSubscription: meant.operation === 'subscription' }
}

function operationsIn(query: string): OperationDefinitionNode[] {
  return documentOf(query)?.definitions.filter((definition) => definition.kind === 'OperationDefinition') ?? []
}

function documentOf(query: string): DocumentNode | undefined {
  try {
    return parse(query)
  } catch {
    return undefined
  }
}
