import { defineConfig } from 'vite'
import { buildOf } from './vite.shared.ts'

// The first page. It empties dist/, so it is built before the page that goes into a folder there.
export default defineConfig(buildOf('index', '.', 50))
