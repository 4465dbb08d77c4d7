import { defineConfig } from 'vite'
import { buildOf } from './vite.shared.ts'

// GraphiQL is a build of its own: React and Monaco are loaded by nothing else, and leaving out dist/graphiql leaves
// out all of it.
export default defineConfig(buildOf('graphiql', 'graphiql', 3000))
