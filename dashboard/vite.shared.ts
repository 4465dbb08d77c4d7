import { resolve } from 'node:path'
import type { UserConfig } from 'vite'

const namesIn = (folder: string) => ({
  entryFileNames: `${folder}/[name].js`,
  chunkFileNames: `${folder}/[name].js`,
  assetFileNames: `${folder}/[name][extname]`,
})

/**
 * The build of one page: everything it needs, in one folder that any static server can serve under any path.
 *
 * File names carry no hash, so that the committed output changes in content and not in name; whoever serves them
 * revalidates by ETag. Nothing is inlined, so that the page needs no exception in a Content-Security-Policy.
 *
 * @param page folder of the page's index.html, under src/
 * @param folder where its files go, under dist/; emptied first
 * @param largest size in kB, before compression, above which a file of it gets a warning
 */
export function buildOf(page: string, folder: string, largest: number): UserConfig {
  return {
    root: resolve(import.meta.dirname, 'src', page),
    base: './',
    publicDir: false,
    build: {
      outDir: resolve(import.meta.dirname, 'dist', folder),
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      license: { fileName: 'licences.md' },
      chunkSizeWarningLimit: largest,
      rolldownOptions: {
        output: namesIn('assets'),
        onwarn(warning, report) {
          // React's "use client" marks mean nothing in a page without server components.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') report(warning)
        },
      },
    },
    // Workers are bundled apart: in one folder, a chunk of theirs would overwrite one of the page's of the same name.
    worker: { format: 'es', rolldownOptions: { output: namesIn('assets/workers') } },
  }
}
