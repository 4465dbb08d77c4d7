import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './page.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { fetchMaps, NotSignedIn } from '../maps'
import { exampleTabs } from './examples'
import { fetcherFor } from './fetcher'
import { pointStoredTabsAt } from './tabs'

const endpoint = new URL('../graphql', location.href).href

/** The map that the reader chose on the first page, else the first one there is. */
async function mapToAsk(chosen: string | null): Promise<string | undefined> {
  if (chosen) return chosen
  try {
    const page = await fetchMaps(endpoint, 1)
    return page.maps[0]?.id
  } catch (error) {
    // GraphiQL itself shows what its first request is answered; here it only means that the placeholder stays.
    if (!(error instanceof NotSignedIn)) console.warn(error)
    return undefined
  }
}

const chosen = new URLSearchParams(location.hash.slice(1)).get('map')
const map = await mapToAsk(chosen)
if (map) pointStoredTabsAt(map, chosen !== null)

const container = document.getElementById('graphiql')
if (!container) throw new Error('the page has no place for GraphiQL')
createRoot(container).render(
  // Headers are not kept between visits: they may hold a token.
  <GraphiQL
    fetcher={fetcherFor(endpoint)}
    defaultTabs={exampleTabs(map)}
    defaultEditorToolsVisibility="variables"
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  >
    <GraphiQL.Logo>
      <a href="../">Raakvlak</a>
    </GraphiQL.Logo>
  </GraphiQL>,
)
