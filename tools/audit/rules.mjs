import { join } from 'node:path'
import graphql from '@graphql-eslint/eslint-plugin'

/** The files that make up the schema, below the root of the repository. */
export const schemaFiles = ['schema.graphqls', 'schema/*.graphqls']

/** What the schema is held to. A rule is turned off only where it contradicts what the contract is meant to be. */
export function configFor(root) {
  return [
    {
      files: schemaFiles,
      plugins: { '@graphql-eslint': graphql },
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      languageOptions: {
        parser: graphql.parser,
        parserOptions: { graphQLConfig: { schema: schemaFiles.map((file) => join(root, file)) } },
      },
      rules: {
        ...graphql.configs['flat/schema-recommended'].rules,
        ...graphql.configs['flat/schema-relay'].rules,
        // What can be asked for again implements Node, and Node demands an id; what was worked out (a payload, an
        // error, a pair's alignment, a page) is nothing by itself and has none.
        '@graphql-eslint/strict-id-in-types': 'off',
        // Pages have their nodes beside their edges, lists that are bounded by nature are plain lists, and there are
        // pages of what was worked out.
        '@graphql-eslint/relay-edge-types': [
          'error',
          { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false, withEdgeSuffix: true },
        ],
        // Every list pages forward; backward only where somebody needs it.
        '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      },
    },
  ]
}
